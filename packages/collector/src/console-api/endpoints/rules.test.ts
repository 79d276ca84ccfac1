import type { Campaign, Problem, RuleSet, Segment } from '@quen/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultRules } from '../../rules/default-rules.ts';
import { saveRules } from '../../rules/save-rules.ts';
import type { Collector } from '../../server/collector.ts';
import { createCollector } from '../../server/create-collector.ts';
import { type ConsoleClient, signInAs } from '../console-client.contract.ts';
import type { RulesAnswer, RulesVersion } from '../types/rules.ts';

const nowMs = Date.parse('2026-03-02T03:00:00Z');
const segment: Segment = { id: 'buyers', name: 'Người mua', condition: { 'orders.count': { $gte: 1 } } };
let collector: Collector;
let marketer: ConsoleClient;

beforeEach(async () => {
  collector = await createCollector({ now: () => nowMs });
  await saveRules(collector.storage.rules, defaultRules({ salt: 'test' }), { by: 'test', nowMs });
  await collector.reloadRules();
  marketer = await signInAs(collector, 'marketer');
});
afterEach(() => collector.close());

const change = <T = RulesAnswer>(endpoint: string, basedOn: number, body?: unknown) =>
  marketer.ask<T>(endpoint, body, { 'if-match': `"${basedOn}"` });
const campaignOf = (ruleSet: RuleSet, id: string): Campaign => {
  const campaign = ruleSet.campaigns.find((one) => one.id === id);
  if (campaign === undefined) throw new Error(id);
  return campaign;
};
const read = async () => (await marketer.ask<RulesAnswer>('GET /rules')).body.ruleSet;

describe('changing one rule', () => {
  it('adds, changes and removes it, takes effect at once, and is written down', async () => {
    const added = await change('PUT /rules/segments/buyers', 1, segment);
    expect(added.body.ruleSet).toMatchObject({ version: 2 });
    expect(collector.core.rules.compiled.segments.ids).toContain('buyers');
    await change('PUT /rules/segments/buyers', 2, { ...segment, name: 'Đã mua' });
    const removed = await change('DELETE /rules/segments/buyers', 3);
    expect(removed.body.ruleSet.segments.map(({ id }) => id)).toEqual(['regulars']);
    const { body } = await (await signInAs(collector, 'owner')).ask<{ entries: readonly object[] }>('GET /audit');
    expect(body.entries).toMatchObject([
      { action: 'segment.delete', subject: 'buyers', member: { id: marketer.memberId }, changes: [{ after: null }] },
      { action: 'segment.update', changes: [{ path: 'segments/buyers.name', before: '"Người mua"', after: '"Đã mua"' }] },
      { action: 'segment.create', changes: [{ path: 'segments/buyers', before: null }] },
    ]);
  });

  it('changes the shop', async () => {
    const { shop } = await read();
    const { body } = await change('PUT /rules/shop/shop', 1, { ...shop, name: 'Nhà Mây' });
    expect(body.ruleSet.shop.name).toBe('Nhà Mây');
    expect((await change<Problem>('DELETE /rules/shop/shop', 2)).body.code).toBe('invalid_request');
  });

  it('is refused when that rule was changed meanwhile, and only then', async () => {
    await change('PUT /rules/segments/buyers', 1, segment);
    const other = await change('PUT /rules/segments/others', 1, { ...segment, id: 'others' });
    expect(other.body.ruleSet).toMatchObject({ version: 3 });
    const late = await change<Problem>('PUT /rules/segments/buyers', 1, { ...segment, name: 'Spät' });
    expect([late.status, late.body.code]).toEqual([409, 'conflict']);
    expect((await change<Problem>('DELETE /rules/segments/buyers', 1)).body.code).toBe('conflict');
    expect((await change('PUT /rules/segments/buyers', 2, { ...segment, name: 'Đã mua' })).status).toBe(200);
  });

  it('says at which path of the rule it is wrong', async () => {
    const campaign = campaignOf(await read(), 'home-for-you');
    const issuesOf = async (body: unknown, id = campaign.id) =>
      (await change<Problem>(`PUT /rules/campaigns/${id}`, 1, body)).body.issues?.map(({ path }) => path);
    expect(await issuesOf({ ...campaign, holdout: 2 })).toEqual(['holdout']);
    expect(await issuesOf({ ...campaign, priorty: 2 })).toEqual(['priorty']);
    expect(await issuesOf(campaign, 'another')).toEqual(['id']);
    expect(await issuesOf({ ...campaign, purpose: 'personalization', audience: { 'orders.cuont': 1 } })).toEqual([
      'audience.orders.cuont',
    ]);
    expect((await read()).version).toBe(1);
  });

  it.each([
    ['no version', 'PUT /rules/segments/buyers', {}, 'invalid_request'],
    ['a kind that is none', 'PUT /rules/wishes/buyers', { 'if-match': '"1"' }, 'not_found'],
  ])('is refused with %s', async (_what, endpoint, headers, code) => {
    expect((await marketer.ask<Problem>(endpoint, segment, headers)).body.code).toBe(code);
  });

  it('finds nothing to remove', async () => {
    expect((await change<Problem>('DELETE /rules/segments/nope', 1)).body.code).toBe('not_found');
  });

  it('does not remove what others need', async () => {
    expect((await change<Problem>('DELETE /rules/placements/home-for-you', 1)).body.code).toBe('invalid_rule_set');
  });

  it('saves the first rules of all, too', async () => {
    const fresh = await createCollector({ now: () => nowMs });
    const someone = await signInAs(fresh, 'owner');
    const reply = await someone.ask<RulesAnswer>('PUT /rules/segments/buyers', segment, { 'if-match': '"0"' });
    expect(reply.body.ruleSet).toMatchObject({ version: 1, segments: [{ id: 'buyers' }] });
    await fresh.close();
  });
});

describe('the history', () => {
  it('tells who changed what of a rule, and puts it back', async () => {
    await change('PUT /rules/segments/buyers', 1, segment);
    await change('PUT /rules/segments/others', 2, { ...segment, id: 'others' });
    await change('PUT /rules/segments/buyers', 3, { ...segment, name: 'Đã mua' });
    const history = await marketer.ask<{ versions: readonly RulesVersion[] }>('GET /rules/history?kind=segments&id=buyers');
    expect(history.body.versions.map(({ version }) => version)).toEqual([4, 2]);
    expect(history.body.versions[0]?.author).toMatch(/^marketer/);
    const { body } = await marketer.ask<RulesAnswer>('POST /rules/history/2/restore', { kind: 'segments', id: 'buyers' });
    expect(body.ruleSet.segments.map(({ name }) => name)).toEqual(['Khách quen', 'Người mua', 'Người mua']);
    expect(body.ruleSet.version).toBe(5);
    const whole = await marketer.ask<RulesAnswer>('POST /rules/history/1/restore', {});
    expect(whole.body.ruleSet.segments.map(({ id }) => id)).toEqual(['regulars']);
  });

  it.each([
    ['99', {}, 'not_found'],
    ['1', { kind: 'segments', id: 'buyers' }, 'not_found'],
    ['1', { kind: 'segments' }, 'invalid_request'],
    ['1', { kind: 'wishes' }, 'invalid_request'],
  ])('has no version %s of %j', async (version, body, code) => {
    expect((await marketer.ask<Problem>(`POST /rules/history/${version}/restore`, body)).body.code).toBe(code);
  });
});
