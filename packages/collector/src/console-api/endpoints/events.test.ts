import type { JsonObject, Problem } from '@quen/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Collector } from '../../server/collector.ts';
import { createCollector } from '../../server/create-collector.ts';
import { type ConsoleClient, signInAs } from '../console-client.contract.ts';
import type { EventList, RejectedList } from '../types/events.ts';

const nowMs = Date.parse('2026-03-02T03:00:00Z');
let collector: Collector;
let marketer: ConsoleClient;

beforeEach(async () => {
  collector = await createCollector({ now: () => nowMs });
  marketer = await signInAs(collector, 'marketer');
});
afterEach(() => collector.close());

const views = (count: number, userId: string, name = 'page_view') =>
  collector.ingestTrusted(Array.from({ length: count }, (_, nth) => ({ messageId: `${userId}-${name}-${nth}`, name, userId })));
const list = async (query: string) => (await marketer.ask<EventList>(`GET /events?${query}`)).body;

/** All pages of a query, newest first. */
async function positions(query: string): Promise<readonly number[]> {
  const found: number[] = [];
  for (let before: number | null = 1_000_000; before !== null; ) {
    const page: EventList = await list(`${query}&before=${before}`);
    found.push(...page.events.map(({ position }) => position));
    before = page.nextBefore;
  }
  return found;
}

describe('the log', () => {
  beforeEach(async () => {
    await views(30, 'kh-1');
    await views(3, 'kh-2', 'wish');
    await views(30, 'kh-1', 'search');
  });

  it('is read backwards, page by page, with whose each event is', async () => {
    const { events, nextBefore } = await list('limit=2');
    expect(events.map(({ name }) => name)).toEqual(['search', 'search']);
    expect(events[0]?.profileId).toBe(await collector.core.identities.profileOf('u:kh-1'));
    expect(nextBefore).toBe(events[1]?.position);
    expect(await positions('limit=7')).toEqual(Array.from({ length: 63 }, (_, nth) => 63 - nth));
  });

  it('is narrowed to a name, a person, or both', async () => {
    expect(await positions('limit=2&name=wish')).toEqual([33, 32, 31]);
    expect(await positions('limit=2&profile=kh-2')).toEqual([33, 32, 31]);
    const id = await collector.core.identities.profileOf('u:kh-1');
    expect(await positions(`limit=7&profile=${id}&name=search`)).toEqual(Array.from({ length: 30 }, (_, nth) => 63 - nth));
    expect(await positions('profile=nobody')).toEqual([]);
    expect(await positions('name=never')).toEqual([]);
  });

  it('does not take a cursor that is none', async () => {
    expect((await marketer.ask<Problem>('GET /events?before=soon')).body).toMatchObject({ issues: [{ path: 'before' }] });
  });
});

describe('events that were refused', () => {
  const bad: JsonObject = { messageId: 'bad-1', name: 'purchase', properties: { value: -5 } };
  const rejected = async () => (await marketer.ask<RejectedList>('GET /rejected')).body;

  it('are listed with why, mended and replayed once', async () => {
    await collector.ingestTrusted([bad as never]);
    const [one] = (await rejected()).rejected;
    expect(one).toMatchObject({ receivedAtMs: nowMs, raw: JSON.stringify(bad), replayedAtMs: null });
    expect(one?.issues.length).toBeGreaterThan(0);
    const replay = (event: unknown) => marketer.ask<Problem & { status: string }>(`POST /rejected/${one?.id}/replay`, { event });
    const still = await replay(bad);
    expect(still.body).toMatchObject({ code: 'invalid_event', issues: one?.issues });
    expect((await rejected()).total).toBe(1);
    expect((await replay({ messageId: 'bad-1', name: 'page_view', userId: 'kh-1' })).body).toEqual({ status: 'accepted' });
    expect((await rejected()).rejected).toMatchObject([{ replayedAtMs: nowMs }]);
    expect((await list('')).events).toMatchObject([{ messageId: 'bad-1', userId: 'kh-1' }]);
    expect((await replay({ name: 'page_view', userId: 'kh-1' })).body.code).toBe('conflict');
  });

  it('are paged', async () => {
    await collector.ingestTrusted([bad, bad, bad] as never);
    const first = (await marketer.ask<RejectedList>('GET /rejected?limit=2')).body;
    expect([first.rejected.length, first.total]).toEqual([2, 3]);
    const second = (await marketer.ask<RejectedList>(`GET /rejected?limit=2&before=${first.nextBefore}`)).body;
    expect([second.rejected.length, second.nextBefore]).toEqual([1, null]);
  });

  it.each([
    ['99', { event: { name: 'page_view' } }, 'not_found'],
    ['x', { event: { name: 'page_view' } }, 'not_found'],
    ['1', { event: 'page_view' }, 'invalid_request'],
  ])('number %s cannot be replayed with %j', async (id, body, code) => {
    expect((await marketer.ask<Problem>(`POST /rejected/${id}/replay`, body)).body.code).toBe(code);
  });
});
