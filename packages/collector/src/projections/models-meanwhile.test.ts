import type { LoggedEvent } from '@quen/protocol';
import { createRecommender, type Recommender } from '@quen/recommender';
import { afterEach, expect, it, vi } from 'vitest';
import { createSqliteStorage } from '../storage/sqlite/sqlite-storage.ts';
import type { Storage } from '../storage/storage.ts';
import { createModels, type Models } from './models.ts';

const startMs = Date.parse('2026-03-02T03:00:00Z');
const profileOf = (identity: string): string => identity;
const noted: string[] = [];

/** A recommender whose trainings end only when they are let. */
function slowly(): { readonly recommender: Recommender; readonly trainings: () => number; letEnd: () => void } {
  const recommender = createRecommender();
  let trainings = 0;
  let ends = false;
  return {
    recommender: {
      ...recommender,
      *train() {
        trainings++;
        while (!ends) yield 0;
      },
      get learnedPosition() {
        return recommender.learnedPosition;
      },
    },
    trainings: () => trainings,
    letEnd: () => {
      ends = true;
    },
  };
}

async function log(storage: Storage, from: number, to: number, items = 1): Promise<[LoggedEvent, string][]> {
  const events = Array.from({ length: to - from }, (_, index) => ({
    messageId: `m${from + index}`,
    name: 'view_item',
    anonymousId: `v${index % 7}`,
    userId: null,
    proof: 'none' as const,
    properties: {
      items: Array.from({ length: items }, (_, item) => ({ item_id: `p${(index % 11) + 11 * item}` })),
    },
    context: {},
    occurredAtMs: startMs + from + index,
    receivedAtMs: startMs + from + index,
    source: 'browser' as const,
    flags: [],
    identity: `a:v${index % 7}`,
  }));
  const { outcomes } = await storage.commit({ events });
  return events.map((event, index) => [{ ...event, position: outcomes[index]?.position ?? 0 }, event.identity]);
}

function follow(models: Models, events: readonly [LoggedEvent, string][]): void {
  for (const [event, profileId] of events) models.follow(event, profileId);
}

afterEach(() => {
  expect(noted.splice(0)).toEqual([]);
});

const products = Array.from({ length: 11 }, (_, index) => ({
  id: `p${index}`,
  title: `p${index}`,
  url: '/',
  categories: ['all'],
  currency: 'VND',
  priceMinor: 1000,
  availability: 'in_stock' as const,
}));

function modelsOn(storage: Storage, recommender: Recommender, fresh = (): Recommender => createRecommender()): Models {
  return createModels({
    recommender,
    storage,
    profileOf,
    now: () => startMs,
    log: ({ message }) => noted.push(message),
    fresh,
    fill: () => [].values(),
  });
}

it('learns on while it trains', async () => {
  const storage = createSqliteStorage(':memory:');
  const { recommender, trainings, letEnd } = slowly();
  const models = modelsOn(storage, recommender);
  follow(models, await log(storage, 0, 50));
  await vi.waitFor(() => expect(trainings()).toBe(1));
  const more = await log(storage, 50, 90);
  follow(models, more);
  await vi.waitFor(() => expect(recommender.learnedPosition).toBe(more.at(-1)?.[0].position));
  expect([trainings(), models.lag]).toEqual([1, 0]);
  letEnd();
  await models.settle();
  expect(trainings()).toBe(2);
  await models.stop();
});

it('reads from the log what is too much to wait in memory, and learns all of it once and in order', async () => {
  const real = createSqliteStorage(':memory:');
  const pages: number[] = [];
  const read: Storage['log']['read'] = (range) => {
    pages.push(range.after);
    return real.log.read(range);
  };
  const [recommender, other] = [createRecommender(), createRecommender()];
  const models = modelsOn({ ...real, log: { ...real.log, read } }, recommender);
  const events = await log(real, 0, 2_500, 50);
  follow(models, events);
  expect(models.lag).toBe(2_500);
  await models.settle();
  expect([models.lag, recommender.learnedPosition]).toEqual([0, 2_500]);
  expect(pages[0]).toBeGreaterThan(1_900);
  expect(pages[0]).toBeLessThan(2_100);
  for (const [event, profileId] of events) other.learn(event, profileId);
  for (const _ of other.train(startMs)) void _;
  expect(Buffer.concat([...recommender.snapshot()]).equals(Buffer.concat([...other.snapshot()]))).toBe(true);
  await models.stop();
}, 60_000);

it('gives up a training to learn anew, and has then what came meanwhile', async () => {
  const storage = createSqliteStorage(':memory:');
  const { recommender, trainings } = slowly();
  const successor = slowly();
  const models = modelsOn(storage, recommender, () => successor.recommender);
  follow(models, await log(storage, 0, 50));
  await vi.waitFor(() => expect(trainings()).toBe(1));
  models.forget(['a:v3']);
  await vi.waitFor(() => expect(successor.trainings()).toBe(1));
  const more = await log(storage, 50, 90);
  follow(models, more);
  const last = more.at(-1)?.[0].position ?? 0;
  await vi.waitFor(() => expect(recommender.learnedPosition).toBe(last));
  expect(successor.recommender.learnedPosition).toBeLessThan(last);
  successor.letEnd();
  await vi.waitFor(() => expect(successor.recommender.learnedPosition).toBe(last));
  await models.stop();
  expect(recommender.learnedPosition).toBe(last);
});

it('keeps what answers where what was learned anew cannot be put in place, says so, and tries again when more is learned', async () => {
  const storage = createSqliteStorage(':memory:');
  const recommender = createRecommender();
  let broken = true;
  let tries = 0;
  const fresh = (): Recommender => {
    tries++;
    const successor = createRecommender();
    return {
      ...successor,
      snapshot: () => (broken ? [new Uint8Array(9)].values() : successor.snapshot()),
      get learnedPosition() {
        return successor.learnedPosition;
      },
    } as Recommender;
  };
  const models = modelsOn(storage, recommender, fresh);
  const events = await log(storage, 0, 50);
  follow(models, events);
  await vi.waitFor(() => expect(recommender.learnedPosition).toBe(events.at(-1)?.[0].position));
  models.forget(['a:v3']);
  await vi.waitFor(() => expect(noted).toEqual(['The models could not be trained; they are when more is learned']));
  expect([tries, recommender.learnedPosition]).toEqual([1, events.at(-1)?.[0].position]);
  broken = false;
  follow(models, await log(storage, 50, 60));
  await vi.waitFor(() => expect(tries).toBe(2));
  await models.settle();
  await models.stop();
  expect(noted.splice(0)).toHaveLength(1);
});

it('has all of the log though it is to learn anew while the start still learns', async () => {
  const real = createSqliteStorage(':memory:');
  const events = await log(real, 0, 3_000);
  const head = events.at(-1)?.[0].position ?? 0;
  let goOn: () => void = () => undefined;
  const halfway = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const read: Storage['log']['read'] = async (range) => {
    if (range.after >= 1_000) await halfway;
    return real.log.read(range);
  };
  const storage = { ...real, log: { ...real.log, read } };
  const [recommender, fresh, other] = [createRecommender(), createRecommender(), createRecommender()];
  for (const each of [recommender, fresh, other]) each.upsertProducts(products, startMs);
  const successor: Recommender = {
    ...fresh,
    *train() {
      yield 1;
    },
    *snapshot() {
      goOn();
      // In pieces that take their time.
      const whole = Buffer.concat([...fresh.snapshot()]);
      for (let piece = 0; piece < 50; piece++) {
        for (const untilMs = performance.now() + 2; performance.now() < untilMs; );
        yield whole.subarray(Math.ceil((whole.length * piece) / 50), Math.ceil((whole.length * (piece + 1)) / 50));
      }
    },
    get learnedPosition() {
      return fresh.learnedPosition;
    },
  };
  const models = modelsOn(storage, recommender, () => successor);
  await models.start(head, async () => undefined);
  await vi.waitFor(() => expect(recommender.learnedPosition).toBe(1_000));
  models.forget(['a:v3']);
  // Who waits for the start as it should asks for no snapshot before.
  setTimeout(goOn, 1_500);
  await models.settle();
  await models.stop();
  for (const [event, profileId] of events) other.learn(event, profileId);
  const base = { limit: 11, session: [], cartItemIds: [], excludeItemIds: [], merchandising: [], nowMs: startMs };
  const trending = ({ recommend }: Recommender): unknown =>
    recommend({ ...base, strategies: ['trending'] }).items.map(({ itemId, score }) => [itemId, Math.round(score * 1e6)]);
  expect(recommender.learnedPosition).toBe(head);
  expect(trending(recommender)).toEqual(trending(other));
});

it.each(['at the start', 'later'])('goes on when the log can be read again, and learns all of it in order: %s', async (when) => {
  const real = createSqliteStorage(':memory:');
  let faults = 2;
  const read: Storage['log']['read'] = (range) =>
    faults-- > 0 ? Promise.reject(new Error('disk I/O error')) : real.log.read(range);
  const [recommender, other] = [createRecommender(), createRecommender()];
  const models = modelsOn({ ...real, log: { ...real.log, read } }, recommender);
  const events = await log(real, 0, 2_500, 50);
  const head = when === 'at the start' ? 1_000 : 0;
  if (head > 0) await models.start(head, async () => undefined);
  follow(models, events.slice(head));
  await models.settle();
  expect([models.lag, recommender.learnedPosition]).toEqual([0, 2_500]);
  for (const [event, profileId] of events) other.learn(event, profileId);
  for (const _ of other.train(startMs)) void _;
  expect(Buffer.concat([...recommender.snapshot()]).equals(Buffer.concat([...other.snapshot()]))).toBe(true);
  const message = 'The models could not read the log; it is tried again';
  expect(noted.splice(0)).toEqual([message, message]);
  await models.stop();
});
