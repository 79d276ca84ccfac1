import type { Condition } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, decideInputs, testCampaign, testRuleSet } from '../decide/decide-input.contract.ts';
import { createKnownAnswers, holds } from '../eligibility/known-answers.ts';

const parts: readonly Condition[] = [
  { 'orders.count': { $gte: 1 } },
  { 'page.type': 'home' },
  { 'cart.value': { $gt: 0, $lt: 5_000_000 } },
  { $or: [{ 'page.type': 'product' }, { 'session.count': { $gte: 2 } }] },
  { $nor: [{ 'orders.count': { $gte: 2 } }] },
  { $not: { 'page.type': 'home' } },
  { events: { $performed: { name: 'view_item', atLeast: 1 } } },
];
const audiences = fc.subarray([...parts.keys()]).map((kept): Condition => Object.assign({}, ...kept.map((n) => parts[n])));

describe('audiences that are taken apart', () => {
  it('hold for whom they held as a whole', () => {
    fc.assert(
      fc.property(fc.array(audiences, { minLength: 1, maxLength: 8 }), decideInputs, (drawn, input) => {
        const ruleSet = compiled(testRuleSet(drawn.map((audience, n) => testCampaign(`c${n}`, { audience }))));
        const { profile, page, cart, context, nowMs } = input;
        const evaluation = { profile, page, cart, context, shop: ruleSet.shop, nowMs };
        const known = createKnownAnswers(evaluation, {}, ruleSet.conditionCount);
        for (const campaign of ruleSet.campaigns.values()) {
          expect(holds(campaign.parts, known)).toBe(campaign.audience?.test(evaluation) ?? true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('share their parts, the commonest first', () => {
    const often = { 'page.type': 'home' };
    const { campaigns, conditionCount } = compiled(
      testRuleSet([
        testCampaign('a', { audience: { 'orders.count': 1, ...often } }),
        testCampaign('b', { audience: { 'orders.count': 2, ...often } }),
        testCampaign('c', { audience: often }),
      ]),
    );
    expect(conditionCount).toBe(3);
    const [first, ...others] = [...campaigns.values()].map((campaign) => campaign.parts[0]);
    expect(first?.condition.source).toEqual(often);
    for (const other of others) expect(other).toBe(first);
  });
});
