import type { EventEnvelope, RuleSet } from '@quen/protocol';
import { generateCatalogue, simulateShoppers } from '@quen/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import { createSqliteStorage } from '../storage/sqlite/sqlite-storage.ts';
import { createReports } from './create-reports.ts';
import { readOverview } from './read-overview.ts';
import { readDay } from './report-day.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** 10:00 in Việt Nam. */
const startMs = Date.parse('2026-03-02T03:00:00Z');
const day = readDay('2026-03-02') ?? 0;
const rules: RuleSet = { ...defaultRuleSet, version: 0 };

let collector: Collector;
let nowMs: number;
let count: number;
beforeEach(async () => {
  nowMs = startMs;
  count = 0;
  collector = await createCollector({ now: () => nowMs, initialRules: rules });
});
afterEach(() => collector.close());

const event = (name: string, anonymousId: string, atMs: number, properties: EventEnvelope['properties'] = {}): EventEnvelope => ({
  messageId: `m${++count}`,
  name,
  anonymousId,
  timestamp: startMs + atMs,
  properties,
});
const bought = (transaction_id: string, value: number) => ({
  transaction_id,
  value,
  currency: 'VND',
  items: [{ item_id: 'cup', price: value }],
});
const overview = (from = day, to = day) => readOverview(collector.core, from, to);

describe('the overview', () => {
  it('takes nothing back in another currency, and the priced items of a refund', async () => {
    nowMs = startMs + hourMs;
    await collector.ingestTrusted(
      [
        event('purchase', 'ana', 0, bought('T1', 2000)),
        event('refund', 'ana', 1000, { transaction_id: 'T1', currency: 'USD', value: 5 }),
        event('refund', 'ana', 2000, { transaction_id: 'T1', currency: 'VND', items: [{ item_id: 'cup', price: 300 }] }),
      ],
      'import',
    );
    expect((await overview()).current).toMatchObject({ orders: 1, revenueMinor: 1700 });
    const ana = await collector.core.folder.read('a:ana');
    expect(ana?.profile.orders.revenueMinor).toEqual({ VND: 1700 });
  });

  it('takes off what was given back before the shop confirmed the order', async () => {
    nowMs = startMs + hourMs;
    const headers = { authorization: `Bearer ${(await collector.core.keys.create({ name: 'shop', nowMs })).publishable}` };
    const body = JSON.stringify({ events: ['T1', 'T2'].map((id) => event('purchase', 'ana', 0, bought(id, 2000))) });
    expect((await collector.app.request('/v1/events', { method: 'POST', headers, body })).status).toBe(200);
    await collector.ingestTrusted([
      event('refund', 'ana', 1000, { transaction_id: 'T1', value: 300 }),
      event('refund', 'ana', 1001, { transaction_id: 'T1', value: 200 }),
      event('refund', 'ana', 1002, { transaction_id: 'T2' }),
    ]);
    expect((await overview()).current).toMatchObject({ orders: 2, revenueMinor: 0 });
    await collector.ingestTrusted(['T1', 'T2'].map((id) => event('purchase', 'ana', 2000, bought(id, 2000))));
    expect((await overview()).current).toMatchObject({ orders: 2, revenueMinor: 1500 });
    expect((await collector.core.folder.read('a:ana'))?.profile.orders.revenueMinor).toEqual({ VND: 1500 });
  });

  it('counts visits, and each order once however many tell of it', async () => {
    nowMs = startMs + 3 * hourMs;
    await collector.ingestTrusted(
      [
        event('page_view', 'ana', 0),
        event('view_item', 'ana', 60_000, { items: [{ item_id: 'cup' }] }),
        event('purchase', 'ana', 120_000, bought('T1', 500)),
        event('page_view', 'ana', 2 * hourMs),
        event('page_view', 'ben', 0),
      ],
      'browser',
    );
    expect((await overview()).current).toMatchObject({ visitors: 2, sessions: 3, pageViews: 3, orders: 1, revenueMinor: 0 });
    await collector.ingestTrusted([
      event('purchase', 'ana', 130_000, bought('T1', 500)),
      event('purchase', 'ana', 140_000, bought('T1', 500)),
    ]);
    const { current, days, topProducts } = await overview();
    expect(current).toMatchObject({ visitors: 2, sessions: 3, orders: 1, revenueMinor: 500, conversion: 1 / 3 });
    expect(days).toEqual([{ day: '2026-03-02', ...current }]);
    expect(topProducts).toEqual([{ itemId: 'cup', title: 'cup', views: 1, orders: 1 }]);
  });

  it('gives refunds back, leaves cancelled orders, other currencies and bots out', async () => {
    nowMs = startMs + hourMs;
    const foreign = { ...bought('T3', 90), currency: 'EUR' };
    await collector.ingestTrusted([
      event('purchase', 'ana', 0, bought('T1', 500)),
      event('refund', 'ana', 1000, { transaction_id: 'T1', value: 200, currency: 'VND' }),
      event('purchase', 'ben', 0, bought('T2', 700)),
      event('order_cancelled', 'ben', 1000, { transaction_id: 'T2' }),
      event('purchase', 'cam', 0, foreign),
      { ...event('page_view', 'bot', 0), context: { userAgent: 'Googlebot/2.1 (+http://www.google.com/bot.html)' } },
    ]);
    expect((await overview()).current).toMatchObject({ visitors: 0, sessions: 0, orders: 2, revenueMinor: 300 });
  });

  it('keeps days by the shop’s clock, and compares with as many days before', async () => {
    nowMs = startMs + dayMs;
    // 23:30 and 00:30 in Việt Nam.
    await collector.ingestTrusted(
      [event('page_view', 'ana', 13.5 * hourMs), event('page_view', 'ben', 14.5 * hourMs)],
      'browser',
    );
    expect((await overview()).current.visitors).toBe(1);
    const next = await overview(day + 1, day + 1);
    expect([next.current.visitors, next.previous.visitors, next.isComparable]).toEqual([1, 1, true]);
    // Of the three days before, one had visitors: too little to hold against.
    expect((await overview(day + 1, day + 3)).isComparable).toBe(false);
    expect((await overview(day + 2, day + 3)).isComparable).toBe(true);
  });

  it('says how much revenue followed on personalized content', async () => {
    nowMs = startMs + 9 * dayMs;
    const exposed = { decisionId: 'd1', placement: 'home', campaign: 'c', variant: 'v' };
    await collector.ingestTrusted([event('exposure', 'ana', 0, exposed)], 'import');
    await collector.ingestTrusted(
      [
        event('purchase', 'ana', hourMs, bought('T1', 300)),
        event('purchase', 'ben', hourMs, bought('T2', 100)),
        event('purchase', 'ana', 8 * dayMs, bought('T3', 1000)),
      ],
      'import',
    );
    expect((await overview()).current.influencedShare).toBe(0.75);
    expect((await overview(day + 8, day + 8)).current.influencedShare).toBe(0);
  });

  it('compares everyone with those who are never personalized', async () => {
    nowMs = startMs + hourMs;
    expect((await overview()).uplift).toEqual([]);
    const visits = (prefix: string) => Array.from({ length: 50 }, (_, index) => event('page_view', `${prefix}${index}`, 0));
    await collector.ingestTrusted([...visits('treated'), ...visits('held')], 'browser');
    const told = Array.from({ length: 50 }, (_, index) => event('exposure', `held${index}`, 0, { heldOut: true }));
    await collector.ingestTrusted(told, 'system');
    await collector.ingestTrusted([0, 1, 2, 3].map((n) => event('purchase', `treated${n}`, 1000, bought(`A${n}`, 100))));
    await collector.ingestTrusted([event('purchase', 'held0', 1000, bought('B', 100))]);
    const [conversion, revenue] = (await overview()).uplift;
    expect(conversion).toMatchObject({
      metric: 'conversion',
      treated: 0.08,
      heldOut: 0.02,
      treatedVisitors: 50,
      heldOutVisitors: 50,
    });
    expect(conversion?.low).toBeLessThan(0);
    expect(conversion?.high).toBeGreaterThan(0.06);
    expect(revenue).toMatchObject({ metric: 'revenuePerVisitor', treated: 8, heldOut: 2, difference: 6 });
  });

  it('is served with the secret key only, and says what is wrong with a range', async () => {
    const pair = await collector.core.keys.create({ name: 'test', nowMs });
    const get = (query: string, key = pair.secret) =>
      collector.app.request(`/v1/reports/overview${query}`, { headers: { authorization: `Bearer ${key}` } });
    expect((await get('', pair.publishable)).status).toBe(403);
    expect(await (await get('')).json()).toMatchObject({ from: '2026-02-01', to: '2026-03-02' });
    for (const query of ['?from=2026-02-30', '?to=soon', '?from=2026-03-03', '?from=2020-01-01']) {
      expect((await get(query)).status, query).toBe(400);
    }
  });
});

describe('the report as a projection', () => {
  const products = generateCatalogue({ products: 60, seed: 3, nowMs: startMs });

  it('is the same live in portions of any size, after a restart, and counted anew', async () => {
    const storage = createSqliteStorage(':memory:');
    const keep = { ...storage, close: async () => undefined };
    const first = await createCollector({ storage: keep, now: () => startMs, initialRules: rules });
    const events = [...simulateShoppers({ products, shoppers: 60, days: 10, nowMs: startMs })];
    const half = Math.floor(events.length / 2);
    await first.importEvents(events.slice(0, half));
    await first.core.reports.catchUp();
    await first.close();
    const second = await createCollector({ storage: keep, now: () => startMs, initialRules: rules });
    for (let at = half; at < events.length; at += 37) {
      await second.importEvents(events.slice(at, at + 37));
      if (at % 2 === 0) await second.core.reports.catchUp();
    }
    const live = await readOverview(second.core, day - 10, day);
    expect(live.current.orders).toBeGreaterThan(5);
    expect(live.current.sessions).toBeGreaterThan(live.current.visitors);
    await second.core.reports.clear();
    expect(await readOverview(second.core, day - 10, day)).toEqual(live);
    await second.replay();
    expect(await readOverview(second.core, day - 10, day)).toEqual(live);
    await second.close();
    await storage.close();
  });

  it('is counted anew when the shop’s clock changes', async () => {
    nowMs = startMs + dayMs;
    await collector.ingestTrusted([event('page_view', 'ana', 15 * hourMs)], 'browser');
    expect((await overview()).current.visitors).toBe(0);
    const settings = { timeZone: 'UTC', currency: 'VND' };
    const reports = createReports({ storage: collector.storage, settings: () => settings, log: () => undefined });
    await reports.catchUp();
    expect(await collector.storage.reports.sessions(day, 0, 10)).toHaveLength(1);
  });
});
