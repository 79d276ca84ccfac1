import type { Campaign, DecideRequest, EventEnvelope, JsonObject, RuleSet } from '@quen/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideRequest } from '../decisions/decide-request.ts';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import { readExperiment } from './read-experiment.ts';

const startMs = Date.parse('2026-03-02T03:00:00Z');
const dayMs = 86_400_000;
const message = (text: string) => ({ kind: 'message' as const, headline: { vi: text } });
const campaign = (more: Partial<Campaign>): Campaign => ({
  id: 'hello',
  name: 'Hello',
  status: 'running',
  placements: ['home'],
  audience: {},
  tailoring: 'transparent',
  holdout: 0,
  purpose: 'none',
  variants: [
    { id: 'a', weight: 1, content: message('A') },
    { id: 'b', weight: 1, content: message('B') },
  ],
  ...more,
});
const rulesOf = (one: Campaign, globalHoldout = 0): RuleSet => ({
  ...defaultRuleSet,
  version: 0,
  shop: { ...defaultRuleSet.shop, globalHoldout },
  placements: [{ id: 'home', name: 'Home' }],
  campaigns: [one],
});

let collector: Collector;
let nowMs: number;
let count: number;
beforeEach(() => {
  nowMs = startMs;
  count = 0;
});
afterEach(() => collector.close());
const open = async (rules: RuleSet) => {
  collector = await createCollector({ now: () => nowMs, initialRules: rules });
};
const event = (name: string, anonymousId: string, properties: EventEnvelope['properties'] = {}): EventEnvelope => ({
  messageId: `m${++count}`,
  name,
  anonymousId,
  timestamp: nowMs,
  properties,
});
const page = (anonymousId: string): DecideRequest => ({
  placements: ['home'],
  page: { url: 'https://shop.example/' },
  anonymousId,
  events: [event('page_view', anonymousId)],
});
const heldOutEvents = async () => {
  await collector.settle();
  const events = await collector.storage.log.read({ after: 0 });
  return events.filter(({ properties }) => properties['heldOut'] === true);
};

describe('people who are held out', () => {
  it('are in the log once a day, and nothing of it reaches their profile', async () => {
    await open(rulesOf(campaign({ holdout: 1 })));
    await collector.decide(page('ana'));
    await collector.decide(page('ana'));
    nowMs += dayMs;
    await collector.decide(page('ana'));
    const events = await heldOutEvents();
    expect(events.map(({ name, source, properties }) => [name, source, properties])).toEqual([
      ['exposure', 'system', { heldOut: true, campaign: 'hello' }],
      ['exposure', 'system', { heldOut: true, campaign: 'hello' }],
    ]);
    const profile = (await collector.core.folder.read('a:ana'))?.profile;
    expect(profile?.exposures).toEqual({ byCampaign: {}, recent: [] });
    expect(profile?.session?.pageViews).toBe(1);
  });

  it('are told of without a campaign when nothing is ever personalized for them', async () => {
    await open(rulesOf(campaign({}), 1));
    await collector.decide(page('ana'));
    expect((await heldOutEvents()).map(({ properties }) => properties)).toEqual([{ heldOut: true }]);
    const now = new Date(startMs).toISOString().slice(0, 10);
    expect(now).toBe('2026-03-02');
  });

  it('are told of by the page where it tells what is seen, and count from then', async () => {
    await open(rulesOf(campaign({ holdout: 1 })));
    const { core } = collector;
    const call = { source: 'browser', provenUserId: null, consent: {}, tellsExposures: true, receivedAtMs: nowMs } as const;
    const { decisions } = await decideRequest(core, { ...call, request: page('ana') });
    expect(decisions).toMatchObject([{ reason: 'HOLDOUT', heldOut: ['hello'] }]);
    expect(await heldOutEvents()).toEqual([]);
    // As the snippet sends it: the fields of the decision, through JSON.
    const said = JSON.parse(JSON.stringify(decisions[0])) as JsonObject;
    await collector.ingestTrusted([event('exposure', 'ana', said)], 'browser');
    expect((await readExperiment(core, 'hello'))?.arms).toMatchObject([
      { people: 0 },
      { people: 0 },
      { variant: 'holdout', people: 1 },
    ]);
    expect((await core.folder.read('a:ana'))?.profile.exposures).toEqual({ byCampaign: {}, recent: [] });
  });

  it('are not remembered when they did not consent, nor by dry runs', async () => {
    await open(rulesOf(campaign({ holdout: 1 })));
    await collector.decide({ ...page('ana'), consent: { analytics: 'denied' } });
    await collector.decide({ ...page('ben'), dryRun: true });
    expect(await heldOutEvents()).toEqual([]);
  });
});

describe('results', () => {
  const see = (who: string, variant: string) =>
    event('exposure', who, { decisionId: `d-${who}`, placement: 'home', campaign: 'hello', variant });
  const buy = (who: string) => event('purchase', who, { transaction_id: `t-${who}`, value: 100, currency: 'VND' });

  it('count people once, in the arm they saw first, with what the shop confirmed', async () => {
    await open(rulesOf(campaign({ holdout: 0.1 })));
    await collector.ingestTrusted(
      [see('a1', 'a'), see('a1', 'a'), see('b1', 'b'), see('b2', 'b'), event('click', 'b1', { campaign: 'hello', variant: 'b' })],
      'browser',
    );
    await collector.ingestTrusted([event('exposure', 'h1', { heldOut: true, campaign: 'hello' })], 'system');
    await collector.ingestTrusted([buy('a1'), buy('b1'), buy('stranger')]);
    const results = await readExperiment(collector.core, 'hello');
    expect(results).toMatchObject({
      campaign: 'hello',
      goal: { event: 'purchase', windowDays: 7 },
      startedAtMs: startMs,
      sampleRatioP: null,
      verdict: 'too_early',
    });
    const [a, b, holdout] = results?.arms ?? [];
    expect(a).toMatchObject({ variant: 'a', people: 1, exposures: 2, clicks: 0, conversions: 1, revenueMinor: 100, rate: 1 });
    expect(b).toMatchObject({ variant: 'b', people: 2, exposures: 2, clicks: 1, conversions: 1, revenueMinor: 100, rate: 0.5 });
    expect(holdout).toMatchObject({ variant: 'holdout', people: 1, conversions: 0, uplift: null });
  });

  it('go on from where they were, and know people who turn out to be one', async () => {
    await open(rulesOf(campaign({})));
    await collector.ingestTrusted([see('phone', 'a'), { ...event('page_view', 'laptop'), userId: 'u1' }], 'import');
    expect((await readExperiment(collector.core, 'hello'))?.arms[0]).toMatchObject({ people: 1, conversions: 0 });
    await collector.ingestTrusted([{ ...event('login', 'phone'), userId: 'u1' }, buy('laptop')]);
    nowMs += 3_600_000;
    expect((await readExperiment(collector.core, 'hello'))?.arms[0]).toMatchObject({ people: 1, conversions: 1 });
  });

  it('name a winner only when the always-valid test does, and warn of an odd split', async () => {
    await open(rulesOf(campaign({})));
    const exposures = Array.from({ length: 1200 }, (_, n) => see(`v${n}`, n % 2 === 0 ? 'a' : 'b'));
    const orders = Array.from({ length: 1200 }, (_, n) => n).filter((n) => (n % 2 === 0 ? n % 20 === 0 : n % 4 === 1));
    await collector.importEvents([...exposures, ...orders.map((n) => buy(`v${n}`))]);
    const results = await readExperiment(collector.core, 'hello');
    expect(results).toMatchObject({ verdict: 'winner', winner: 'b', control: 'a', worse: [] });
    const [a, b] = results?.arms ?? [];
    expect(a).toMatchObject({ sequentialP: null, rateDifference: null, revenueDifferenceMinor: null });
    expect(b?.rateDifference?.difference).toBeCloseTo(0.4, 12);
    expect(b?.rateDifference?.low).toBeGreaterThan(0);
    expect(b?.revenueDifferenceMinor?.difference).toBeCloseTo(40, 12);
    expect(b?.sequentialP).toBe(results?.sequentialP);
    expect(results?.sequentialP).toBeLessThan(0.05);
    expect(results?.peopleNeeded).toBeLessThanOrEqual(1200);
    expect(results?.arms[1]?.chanceToWin).toBeGreaterThan(0.99);
    await collector.importEvents(Array.from({ length: 300 }, (_, n) => see(`w${n}`, 'a')));
    expect((await readExperiment(collector.core, 'hello'))?.verdict).toBe('ratio_mismatch');
  });

  it('are there for campaigns only', async () => {
    await open(rulesOf(campaign({})));
    const { secret } = await collector.core.keys.create({ name: 'test', nowMs });
    const get = (id: string) =>
      collector.app.request(`/v1/experiments/${id}`, { headers: { authorization: `Bearer ${secret}` } });
    expect((await get('hello')).status).toBe(200);
    expect((await get('nothing')).status).toBe(404);
  });
});

describe('adaptive campaigns', () => {
  it('shift new people to what converts, and say by which chance', async () => {
    await open(rulesOf(campaign({ allocation: 'adaptive' })));
    const first = await collector.decide(page('first'));
    expect(first.decisions[0]?.propensity).toBe(0.5);
    const seen = Array.from({ length: 200 }, (_, n) =>
      event('exposure', `v${n}`, { decisionId: `d${n}`, campaign: 'hello', variant: n % 2 === 0 ? 'a' : 'b' }),
    );
    const orders = Array.from({ length: 40 }, (_, n) => event('purchase', `v${2 * n + 1}`, { transaction_id: `t${n}` }));
    await collector.importEvents([...seen, ...orders]);
    await collector.core.experiments.reallocate();
    const shown = { a: 0, b: 0 };
    for (let n = 0; n < 60; n++) {
      const { decisions } = await collector.decide(page(`new${n}`));
      const [decision] = decisions;
      if (decision?.variant === 'a' || decision?.variant === 'b') shown[decision.variant]++;
      expect(decision?.propensity).toBeCloseTo(decision?.variant === 'b' ? 0.98 : 0.02, 5);
    }
    expect(shown.b).toBeGreaterThan(50);
  });
});
