import { type Campaign, type DecideRequest, type Product, personas, type RuleSet } from '@quen/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import { explainDecision } from './explain-decision.ts';
import { personaProfile } from './persona.ts';
import { rehearseDecision } from './rehearse-decision.ts';

const startMs = Date.parse('2026-03-02T03:00:00Z');
const dayMs = 86_400_000;
const campaign = (id: string, more: Partial<Campaign> = {}): Campaign => ({
  id,
  name: id,
  status: 'running',
  placements: ['home'],
  audience: {},
  tailoring: 'transparent',
  holdout: 0,
  variants: [{ id: 'v', weight: 1, content: { kind: 'message', headline: { vi: id } } }],
  ...more,
});
const rules: RuleSet = {
  ...defaultRuleSet,
  version: 0,
  placements: [{ id: 'home', name: 'Home' }],
  campaigns: [
    campaign('regulars', { priority: 2, audience: { 'orders.count': { $gte: 1 } }, frequencyCaps: [{ max: 1, per: 'day' }] }),
    campaign('everyone'),
  ],
};

let collector: Collector;
let nowMs: number;
let count: number;
beforeEach(async () => {
  nowMs = startMs;
  count = 0;
  collector = await createCollector({ now: () => nowMs });
  await collector.storage.rules.save(rules, 0, { atMs: nowMs, by: 'test', note: '' });
  await collector.reloadRules();
});
afterEach(() => collector.close());

const event = (name: string, properties = {}) => ({
  messageId: `m${++count}`,
  name,
  anonymousId: 'ana',
  timestamp: nowMs,
  properties,
});
const page = (more: Partial<DecideRequest> = {}): DecideRequest => ({
  placements: ['home'],
  page: { url: 'https://shop.example/?email=ana@shop.example' },
  anonymousId: 'ana',
  events: [event('page_view')],
  ...more,
});
const buy = () => collector.ingestTrusted([event('purchase', { transaction_id: `t${count}`, value: 5, currency: 'VND' })]);
const decideOne = async (request = page()) => {
  const [decision] = (await collector.decide(request)).decisions;
  if (decision === undefined) throw new Error('no decision');
  return decision;
};

describe('a decision', () => {
  it('is found by its id and explained from the profile and the rules of its time', async () => {
    const before = await decideOne();
    nowMs += 60_000;
    await buy();
    const after = await decideOne();
    expect([before.campaign, after.campaign]).toEqual(['everyone', 'regulars']);
    const changed = { ...rules, campaigns: [campaign('other', { priority: 9 })] };
    await collector.storage.rules.save(changed, 1, { atMs: nowMs, by: 'test', note: '' });
    await collector.reloadRules();
    nowMs += 10 * dayMs;

    const first = await explainDecision(collector.core, before.decisionId);
    expect(first).toMatchObject({ atMs: startMs, ruleSetVersion: 1, same: true, notes: [] });
    expect(first?.pageUrl).not.toContain('ana@');
    expect(first?.decision).toMatchObject({ campaign: 'everyone', variant: 'v' });
    expect(first?.trace?.candidates).toMatchObject([
      { campaign: 'regulars', reason: 'NOT_IN_AUDIENCE', condition: { result: false } },
      { campaign: 'everyone', reason: 'TARGETING_MATCH' },
    ]);
    const second = await explainDecision(collector.core, after.decisionId);
    expect(second).toMatchObject({ same: true, again: { campaign: 'regulars' } });
    expect(JSON.stringify(second?.trace)).toContain('"actual":1');
  });

  it('keeps the profile it was made from when the person turns out to be another', async () => {
    await collector.ingestTrusted([{ ...event('login'), anonymousId: 'laptop', userId: 'u1' }]);
    await collector.ingestTrusted([
      { ...event('purchase', { transaction_id: 't', value: 5, currency: 'VND' }), anonymousId: 'laptop' },
    ]);
    const before = await decideOne();
    await collector.ingestTrusted([{ ...event('login'), userId: 'u1' }]);
    const after = await decideOne();
    expect([before.campaign, after.campaign]).toEqual(['everyone', 'regulars']);
    expect(await explainDecision(collector.core, before.decisionId)).toMatchObject({
      same: true,
      again: { campaign: 'everyone' },
    });
    expect(await explainDecision(collector.core, after.decisionId)).toMatchObject({
      same: true,
      again: { campaign: 'regulars' },
    });
  });

  it('is served with the secret key, and forgotten after 30 days', async () => {
    const { decisionId } = await decideOne();
    await collector.settle();
    const { secret } = await collector.core.keys.create({ name: 'test', nowMs });
    const get = (id: string) => collector.app.request(`/v1/decisions/${id}`, { headers: { authorization: `Bearer ${secret}` } });
    expect((await get(decisionId)).status).toBe(200);
    expect((await get('nothing')).status).toBe(404);
    await collector.storage.decisions.removeBefore(nowMs + 1);
    expect((await get(decisionId)).status).toBe(404);
  });
});

describe('a rehearsal', () => {
  const draft = campaign('draft', { status: 'draft', priority: 5, audience: { 'orders.count': { $gte: 2 } } });

  it('leaves nothing behind', async () => {
    await decideOne();
    await collector.settle();
    const head = await collector.storage.log.head();
    const profileId = (await collector.core.folder.read('a:ana'))?.profile.id ?? '';
    const saved = JSON.stringify(await collector.storage.profiles.read(profileId));
    const rehearsed = await rehearseDecision(collector.core, { placements: ['home'], draft, profileId });
    expect(rehearsed).toMatchObject({ ok: true, value: { decisions: [{ campaign: 'everyone' }] } });
    await collector.settle();
    expect(await collector.storage.log.head()).toBe(head);
    expect(JSON.stringify(await collector.storage.profiles.read(profileId))).toBe(saved);
    expect(await collector.storage.decisions.newest([profileId], 10)).toHaveLength(1);
  });

  it('shows a draft as if it were running, to whom it is for', async () => {
    const decide = async (persona: (typeof personas)[number]) => {
      const rehearsed = await rehearseDecision(collector.core, { placements: ['home'], draft, persona });
      return rehearsed.ok ? rehearsed.value.decisions[0]?.campaign : rehearsed.issues;
    };
    expect(await decide('newcomer')).toBe('everyone');
    expect(await decide('regular')).toBe('draft');
  });

  it('knows people as they were at a moment', async () => {
    await decideOne();
    nowMs += dayMs;
    await buy();
    const profileId = (await collector.core.folder.read('a:ana'))?.profile.id ?? '';
    const at = async (atMs: number) => {
      const rehearsed = await rehearseDecision(collector.core, { placements: ['home'], profileId, atMs });
      return rehearsed.ok ? rehearsed.value.decisions[0]?.campaign : rehearsed.issues;
    };
    expect([await at(startMs + 1), await at(nowMs), await at(nowMs + 90 * dayMs)]).toEqual(['everyone', 'regulars', 'regulars']);
  });

  it('is also a dry run of a page, by a persona or at a moment', async () => {
    await decideOne();
    nowMs += dayMs;
    await buy();
    const dry = async (more: Partial<DecideRequest>) => (await decideOne(page({ dryRun: true, events: [], ...more }))).campaign;
    const { anonymousId: _known, ...nobody } = page({ dryRun: true, events: [] });
    expect((await decideOne({ ...nobody, persona: 'newcomer' })).campaign).toBe('everyone');
    expect((await decideOne({ ...nobody, persona: 'regular' })).campaign).toBe('regulars');
    expect([await dry({}), await dry({ at: startMs + 1 })]).toEqual(['regulars', 'everyone']);
    const { secret } = await collector.core.keys.create({ name: 'test', nowMs });
    const answer = await collector.app.request('/v1/decide', {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      body: JSON.stringify({ ...nobody, dryRun: false, persona: 'regular' }),
    });
    expect(answer.status).toBe(400);
  });

  it('shows a variant to anyone when it is to be looked at', async () => {
    const two = { ...draft, variants: [...draft.variants, { ...campaign('x').variants[0], id: 'w', weight: 0 }] } as Campaign;
    const rehearsed = await rehearseDecision(collector.core, {
      placements: ['home'],
      draft: two,
      persona: 'newcomer',
      forceVariant: 'w',
    });
    expect(rehearsed).toMatchObject({ ok: true, value: { decisions: [{ campaign: 'draft', variant: 'w' }] } });
  });

  it('says what is wrong with a draft, a person or a variant', async () => {
    const broken = { ...draft, audience: { 'orders.cuont': 1 } };
    expect(await rehearseDecision(collector.core, { placements: ['home'], draft: broken })).toMatchObject({ ok: false });
    expect(await rehearseDecision(collector.core, { placements: ['home'], profileId: 'p_nobody' })).toMatchObject({ ok: false });
    expect(await rehearseDecision(collector.core, { placements: ['home'], draft, forceVariant: 'z' })).toMatchObject({
      ok: false,
    });
  });
});

describe('personas', () => {
  const products = ['cup', 'bowl', 'pot'].map(
    (id): Product => ({
      id,
      title: id,
      url: `/${id}`,
      categories: ['gom-su'],
      currency: 'VND',
      priceMinor: 90_000,
      availability: 'in_stock',
    }),
  );

  it('are what their names say', () => {
    const [newcomer, returning, regular, bargainHunter, atRisk] = personas.map((persona) =>
      personaProfile(persona, products, rules.shop, startMs),
    );
    expect(newcomer).toMatchObject({ sessionCount: 1, orders: { count: 0 } });
    expect(returning).toMatchObject({ sessionCount: 3, orders: { count: 0 } });
    expect(regular?.orders.count).toBe(3);
    expect(bargainHunter?.session?.landingPath).toContain('voucher');
    expect(atRisk?.orders.count).toBe(4);
    expect((atRisk?.orders.meanGapMs ?? 0) / dayMs).toBeCloseTo(15, 1);
    expect(personaProfile('regular', products, rules.shop, startMs)).toEqual(regular);
    expect(personaProfile('at_risk', [], rules.shop, startMs).orders.count).toBe(4);
  });
});
