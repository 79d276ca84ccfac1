import type { Campaign, JsonObject, RuleSet } from '@quen/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import { explainDecision } from '../explain/explain-decision.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import { backtestForConsole } from './console-backtest.ts';

const startMs = Date.parse('2026-03-02T03:00:00Z');
const dayMs = 86_400_000;
/** "Viewed a shoe three times in 14 days and has not bought since." */
const shoeLooker = {
  events: {
    $performed: {
      name: 'view_item',
      where: { item_categories: { $in: ['giay'] } },
      atLeast: 3,
      within: '14d',
      notFollowedBy: { name: 'purchase' },
    },
  },
};
const campaign: Campaign = {
  id: 'shoes',
  name: 'Shoes',
  status: 'running',
  placements: ['home'],
  audience: shoeLooker,
  tailoring: 'transparent',
  holdout: 0,
  variants: [{ id: 'v', weight: 1, content: { kind: 'message', headline: { vi: 'Giày đang chờ bạn' } } }],
};
const rules: RuleSet = { ...defaultRuleSet, placements: [{ id: 'home', name: 'Home' }] };

let collector: Collector;
let secret: string;
let nowMs: number;
let count: number;
beforeEach(async () => {
  nowMs = startMs;
  count = 0;
  collector = await createCollector({ now: () => nowMs });
  ({ secret } = await collector.core.keys.create({ name: 'test', nowMs }));
});
afterEach(() => collector.close());

const call = async (method: string, path: string, body: unknown, headers: Record<string, string> = {}) => {
  const response = await collector.app.request(path, {
    method,
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};
const save = (audience: object, basedOn: number) =>
  call('PUT', '/v1/rules', { ...rules, campaigns: [{ ...campaign, audience }] }, { 'if-match': `"${basedOn}"` });
const event = (name: string, properties: JsonObject = {}) => ({
  messageId: `m${++count}`,
  name,
  anonymousId: 'ana',
  timestamp: nowMs,
  properties,
});
const look = (category: string) => {
  nowMs += 60_000;
  return collector.ingestTrusted([event('view_item', { items: [{ item_id: `p${count}`, item_category: category, price: 1 }] })]);
};
const decide = async () => {
  nowMs += 60_000;
  const { status, body } = await call('POST', '/v1/decide', {
    placements: ['home'],
    anonymousId: 'ana',
    page: { url: 'https://shop.example/' },
    explain: true,
  });
  expect(status).toBe(200);
  return body;
};

describe('"viewed a shoe three times in 14 days and has not bought since"', () => {
  it('is written, saved, evaluated, explained and backtested', async () => {
    expect(await save(shoeLooker, 0)).toMatchObject({ status: 200, body: { status: 'saved' } });
    for (const category of ['giay/chay-bo', 'ao', 'giay']) await look(category);
    const twice = await decide();
    expect(twice.decisions).toMatchObject([{ placement: 'home', reason: 'NOT_IN_AUDIENCE' }]);
    expect(twice.trace[0].candidates[0].condition).toMatchObject({ operator: '$performed', actual: 2, result: false });

    await look('giay/chay-bo');
    const thrice = await decide();
    expect(thrice.decisions).toMatchObject([{ campaign: 'shoes', reason: 'TARGETING_MATCH' }]);
    expect(thrice.trace[0].candidates[0].condition).toMatchObject({
      operator: '$performed',
      path: 'events',
      actual: 3,
      result: true,
    });

    nowMs += 60_000;
    await collector.ingestTrusted([event('purchase', { transaction_id: 't1', value: 5, currency: 'VND' })]);
    const bought = await decide();
    expect(bought.decisions).toMatchObject([{ reason: 'NOT_IN_AUDIENCE' }]);
    await collector.settle();
    const before = await explainDecision(collector.core, thrice.decisions[0].decisionId);
    expect(before).toMatchObject({ same: true, again: { campaign: 'shoes' } });
    expect(before?.trace?.candidates[0]?.condition).toMatchObject({ actual: 3, result: true });

    nowMs += 1;
    const report = await backtestForConsole(collector.core, { ...campaign, status: 'draft' }, 30);
    expect(report).toMatchObject({
      ok: true,
      value: {
        chancesFrom: 'requests',
        draft: { chances: 3, qualifiedPeople: 1, qualifiedViews: 1, shown: 1 },
        running: { shown: 1 },
      },
    });
    const twoAreEnough = { events: { $performed: { ...shoeLooker.events.$performed, atLeast: 2 } } };
    const wider = await backtestForConsole(collector.core, { ...campaign, audience: twoAreEnough }, 30);
    expect(wider).toMatchObject({ ok: true, value: { draft: { shown: 2 }, running: { shown: 1 } } });

    // The looks of long ago are out of the window; a new one alone is not enough.
    nowMs += 15 * dayMs;
    await look('giay');
    expect((await decide()).trace[0].candidates[0].condition).toMatchObject({ actual: 1, result: false });
  });

  it('is refused when it is misspelt, with the path and what to do', async () => {
    const misspelt = { events: { $performed: { ...shoeLooker.events.$performed, notFolowedBy: { name: 'purchase' } } } };
    const { status, body } = await save(misspelt, 0);
    expect(status).toBe(400);
    expect(body.issues).toMatchObject([
      { path: 'campaigns.0.audience.events.$performed.notFolowedBy', message: expect.stringContaining('"notFollowedBy"') },
    ]);
  });
});
