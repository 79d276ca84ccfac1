import type { Campaign, DecideResponse, Decision, EventEnvelope, RuleSet } from '@quen/protocol';
import { createRandom } from '@quen/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ExperimentResults } from '../console-api/types/experiments.ts';
import type { Overview } from '../console-api/types/overview.ts';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
/** Two days before the clocks go forward. */
const startMs = Date.parse('2026-03-27T00:00:00Z');
const timeZone = 'Europe/Berlin';
const campaign = (id: string, placement: string, more: Partial<Campaign>): Campaign => ({
  id,
  name: id,
  status: 'running',
  placements: [placement],
  audience: {},
  tailoring: 'cosmetic',
  variants: ['a', 'b'].map((variant) => ({
    id: variant,
    weight: 1,
    content: { kind: 'message', headline: { vi: variant, en: variant } },
  })),
  goal: { event: 'purchase', windowDays: 2 },
  ...more,
});
const rules: RuleSet = {
  ...defaultRuleSet,
  version: 1,
  shop: { ...defaultRuleSet.shop, timeZone, currency: 'EUR', globalHoldout: 0.1 },
  placements: ['p', 'q'].map((id) => ({ id, name: id })),
  campaigns: [campaign('held', 'p', { holdout: 0.3 }), campaign('shown', 'q', {})],
};

interface Visit {
  readonly visitor: string;
  readonly day: string;
  pageViews: number;
  ordered: boolean;
}
interface Order {
  readonly visitor: string;
  readonly day: string;
  readonly atMs: number;
  readonly valueMinor: number;
  isConfirmed: boolean;
  backMinor: number;
  isCancelled: boolean;
}

let collector: Collector;
let keys: { readonly publishable: string; readonly secret: string };
let nowMs: number;
beforeEach(async () => {
  nowMs = startMs;
  collector = await createCollector({ now: () => nowMs, initialRules: rules });
  keys = await collector.core.keys.create({ name: 'shop', nowMs });
});
afterEach(() => collector.close());

async function ask<Answer>(
  path: string,
  key: string,
  body?: object,
  method = body === undefined ? 'GET' : 'POST',
): Promise<Answer> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const answer = await collector.app.request(path, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
}

const dayOf = (atMs: number): string => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(atMs);
const worthOf = ({ isConfirmed, valueMinor, backMinor }: Order): number =>
  isConfirmed ? Math.max(0, valueMinor - backMinor) : 0;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

it('reports what was told, to the cent: days, orders told twice, refunds, cancellations, arms and the held out', async () => {
  const random = createRandom(11);
  const visits: Visit[] = [];
  const orders = new Map<string, Order>();
  const seen: { readonly visitor: string; readonly atMs: number; readonly decision: Decision }[] = [];
  const due: { readonly atMs: number; run(): Promise<unknown> }[] = [];
  let count = 0;

  const tell = async (
    key: string,
    name: string,
    properties: EventEnvelope['properties'],
    anonymousId: string,
    timestamp = nowMs,
  ) => {
    const body = { events: [{ messageId: `m${++count}`, name, anonymousId, timestamp, properties }] };
    // Some requests come twice, since their answers were lost.
    for (let time = random.next() < 0.1 ? 2 : 1; time > 0; time--) await ask('/v1/events', key, body);
  };

  async function look(visitor: string, visit: Visit): Promise<void> {
    visit.pageViews++;
    const events = [{ messageId: `m${++count}`, name: 'page_view', timestamp: nowMs, properties: {} }];
    const request = { placements: ['p', 'q'], page: { url: 'https://shop.example/' }, anonymousId: visitor, events };
    const { decisions } = await ask<DecideResponse>('/v1/decide', keys.publishable, request);
    for (const decision of decisions) {
      const { decisionId, placement, campaign: shown, variant, heldOut } = decision;
      if ((shown === undefined && heldOut === undefined) || random.next() < 0.2) continue;
      seen.push({ visitor, atMs: nowMs, decision });
      const fields = { decisionId, placement, campaign: shown, variant, heldOut };
      await tell(keys.publishable, 'exposure', JSON.parse(JSON.stringify(fields)), visitor);
    }
    nowMs += Math.floor(1_000 + random.next() * 10 * minuteMs);
  }

  function buy(visitor: string): void {
    const id = `o${orders.size}`;
    const order: Order = {
      visitor,
      day: dayOf(nowMs),
      atMs: nowMs,
      valueMinor: 100 + Math.floor(random.next() * 9_000),
      isConfirmed: random.next() < 0.8,
      backMinor: 0,
      isCancelled: false,
    };
    orders.set(id, order);
    const properties = { transaction_id: id, currency: 'EUR', value: order.valueMinor / 100, items: [{ item_id: 'cup' }] };
    const told = [() => tell(keys.publishable, 'purchase', properties, visitor, order.atMs)];
    if (order.isConfirmed) told.push(() => tell(keys.secret, 'purchase', properties, visitor, order.atMs));
    if (random.next() < 0.5) told.reverse();
    told.forEach((run, nth) => {
      due.push({ atMs: order.atMs + nth * 10 * minuteMs, run });
    });
    if (random.next() > 0.4) return;
    const backMinor = Math.floor(random.next() * order.valueMinor);
    const kinds = [
      { name: 'order_cancelled', more: {}, note: () => (order.isCancelled = true) },
      { name: 'refund', more: {}, note: () => (order.backMinor = order.valueMinor) },
      { name: 'refund', more: { currency: 'EUR', value: backMinor / 100 }, note: () => (order.backMinor = backMinor) },
    ];
    const { name, more, note } = kinds[Math.floor(random.next() * kinds.length)] ?? kinds[0] ?? expect.fail();
    note();
    const atMs = order.atMs + Math.floor(60 * minuteMs + random.next() * 4 * dayMs);
    due.push({ atMs, run: () => tell(keys.secret, name, { transaction_id: id, ...more }, visitor) });
  }

  for (let visitor = 0; visitor < 60; visitor++) {
    for (let atMs = startMs + random.next() * 3 * dayMs; random.next() < 0.7; atMs += 180 * minuteMs + random.next() * dayMs) {
      const name = `v${visitor}`;
      const visit = async (): Promise<void> => {
        const begun: Visit = { visitor: name, day: dayOf(nowMs), pageViews: 0, ordered: random.next() < 0.4 };
        visits.push(begun);
        do await look(name, begun);
        while (random.next() < 0.6);
        if (begun.ordered) buy(name);
      };
      due.push({ atMs: Math.floor(atMs), run: visit });
    }
  }
  while (due.length > 0) {
    due.sort((a, b) => b.atMs - a.atMs);
    const next = due.pop();
    nowMs = Math.max(nowMs, next?.atMs ?? 0);
    await next?.run();
  }

  const path = `/v1/reports/overview?from=${dayOf(startMs)}&to=${dayOf(nowMs)}`;
  const overview = await ask<Overview>(path, keys.secret);
  const counting = [...orders.values()].filter(({ isCancelled }) => !isCancelled);
  for (const { day, visitors, sessions, pageViews, orders: ordered, revenueMinor, conversion } of overview.days) {
    const ofDay = visits.filter((visit) => visit.day === day);
    const bought = counting.filter((order) => order.day === day);
    expect({ day, visitors, sessions, pageViews, ordered, revenueMinor }).toEqual({
      day,
      visitors: new Set(ofDay.map(({ visitor }) => visitor)).size,
      sessions: ofDay.length,
      pageViews: sum(ofDay.map((visit) => visit.pageViews)),
      ordered: bought.length,
      revenueMinor: sum(bought.map(worthOf)),
    });
    expect(conversion).toBeCloseTo(ofDay.filter((visit) => visit.ordered).length / Math.max(1, ofDay.length), 9);
  }
  expect(sum(overview.days.map(({ sessions }) => sessions))).toBe(visits.length);
  expect(visits.length).toBeGreaterThan(100);

  const armsOf = async (id: string) => (await ask<ExperimentResults>(`/v1/experiments/${id}`, keys.secret)).arms;
  for (const id of ['held', 'shown']) {
    const people = new Map<string, { readonly arm: string; readonly atMs: number }>();
    for (const { visitor, atMs, decision } of seen) {
      const arm = decision.heldOut?.includes(id) ? 'holdout' : decision.campaign === id ? decision.variant : undefined;
      if (arm !== undefined && !people.has(visitor)) people.set(visitor, { arm, atMs });
    }
    for (const { variant, people: counted, conversions, revenueMinor } of await armsOf(id)) {
      const ofArm = [...people].filter(([, { arm }]) => arm === variant);
      const bought = ofArm.map(([visitor, { atMs }]) =>
        counting.filter((order) => order.visitor === visitor && order.atMs >= atMs && order.atMs - atMs <= 2 * dayMs),
      );
      expect({ id, variant, counted, conversions, revenueMinor }).toEqual({
        id,
        variant,
        counted: ofArm.length,
        conversions: bought.filter((some) => some.length > 0).length,
        revenueMinor: sum(bought.flat().map(worthOf)),
      });
    }
  }

  const arms = [await armsOf('held'), await armsOf('shown')];
  await collector.replay();
  expect(await ask<Overview>(path, keys.secret)).toEqual(overview);
  expect([await armsOf('held'), await armsOf('shown')]).toEqual(arms);
  for (const { visitor } of visits.slice(0, 20))
    await collector.app.request(`/v1/privacy/a:${visitor}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${keys.secret}` },
    });
  expect(await ask<Overview>(path, keys.secret)).toEqual(overview);
}, 60_000);
