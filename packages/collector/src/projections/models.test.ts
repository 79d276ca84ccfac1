import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventEnvelope, Product } from '@quen/protocol';
import { strategyNames } from '@quen/recommender';
import { afterAll, describe, expect, it } from 'vitest';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';

const folder = mkdtempSync(join(tmpdir(), 'quen-models-'));
afterAll(() => rmSync(folder, { recursive: true }));

const startMs = Date.parse('2026-03-02T03:00:00Z');
const products = Array.from({ length: 30 }, (_, index): Product => {
  const id = `p${index}`;
  return {
    id,
    title: id,
    url: `/${id}`,
    categories: ['all'],
    currency: 'VND',
    priceMinor: 1000,
    availability: 'in_stock',
    updatedAtMs: startMs,
  };
});

function* events(from: number, to: number): Generator<EventEnvelope> {
  for (let index = from; index < to; index++) {
    yield {
      messageId: `m${index}`,
      name: 'view_item',
      anonymousId: `v${Math.floor(index / 5)}`,
      timestamp: startMs - (10_000 - index) * 1000,
      properties: { items: [{ item_id: `p${(index * index) % 30}` }] },
    };
  }
}

const bytesOf = (collector: Collector): Buffer => Buffer.concat([...collector.core.recommender.snapshot()]);

/** They ask the ranker, which goes live only when it is no worse than the one before: what it learned depends on what it was. */
const ranked: readonly string[] = ['for-you', 'session-next'];

const answersOf = (collector: Collector): { readonly counted: readonly string[]; readonly ranked: readonly number[] } => {
  const session = [{ itemId: 'p4', atMs: startMs, kind: 'view' as const }];
  const base = { session, limit: 10, cartItemIds: [], excludeItemIds: [], merchandising: [], nowMs: startMs };
  const ask = (name: string): string[] =>
    collector.core.recommender.recommend({ ...base, strategies: [name] }).items.map((item) => item.itemId);
  return {
    counted: strategyNames.filter((name) => !ranked.includes(name)).map((name) => `${name}: ${ask(name)}`),
    ranked: strategyNames.filter((name) => ranked.includes(name)).map((name) => new Set(ask(name)).size),
  };
};

describe('models', () => {
  it('are byte-identical when the log is learned anew', async () => {
    const path = join(folder, 'anew.sqlite');
    const first = await createCollector({ database: path, now: () => startMs });
    await first.upsertProducts(products);
    await first.importEvents(events(0, 1000));
    await first.settle();
    const live = bytesOf(first);
    await first.close();
    const second = await createCollector({ database: path, now: () => startMs });
    await second.settle();
    expect(bytesOf(second).equals(live)).toBe(true);
    await second.close();
  }, 120_000);

  it('carry on from their snapshot after a restart, and do without one', async () => {
    const path = join(folder, 'models.sqlite');
    const first = await createCollector({ database: path, now: () => startMs });
    await first.upsertProducts(products);
    await first.importEvents(events(0, 2500));
    await first.settle();
    await first.close();

    const second = await createCollector({ database: path, now: () => startMs });
    expect(second.core.recommender.learnedPosition).toBe(2500);
    await second.importEvents(events(2500, 2600));
    await second.settle();
    expect(second.core.recommender.learnedPosition).toBe(2600);
    const answers = answersOf(second);
    expect(answers.ranked).toEqual([10, 10]);
    await second.close();

    rmSync(`${path}-models.snapshot`);
    const third = await createCollector({ database: path, now: () => startMs });
    expect(third.core.recommender.learnedPosition).toBe(0);
    await third.settle();
    expect(answersOf(third)).toEqual(answers);
    await third.close();
  }, 120_000);
});
