import { describe, expect, it } from 'vitest';
import { noUsage } from '../offers/offer-usage.ts';
import { foldProfile } from '../profile/fold-profile.ts';
import { testEvent, testShop } from '../profile/logged-event.contract.ts';
import { offered, products, title } from './campaign-variants.contract.ts';
import { decide } from './decide.ts';
import { compiled, testCampaign, testInput, testOffer, testRuleSet } from './decide-input.contract.ts';

describe('assignment in a decision', () => {
  it('tells who is held out, so that they can be compared', () => {
    const ruleSet = compiled(
      testRuleSet([testCampaign('c', { holdout: 1 }), testCampaign('d', { holdout: 1, audience: { 'page.type': 'cart' } })]),
    );
    const { decisions, heldOut } = decide(testInput(ruleSet));
    expect(decisions).toMatchObject([{ reason: 'HOLDOUT', campaign: 'c' }]);
    expect(decisions[0]).not.toHaveProperty('content');
    expect(heldOut).toEqual([{ placement: 'home', campaign: 'c' }]);
  });

  it('names the campaigns whose holdouts a visitor is in, where they would have stood', () => {
    const ruleSet = compiled(
      testRuleSet(
        [
          testCampaign('held', { priority: 9, holdout: 1, placements: ['home', 'side'] }),
          testCampaign('shown', { priority: 5 }),
          testCampaign('below', { priority: 1, holdout: 1 }),
          testCampaign('used up', { priority: 8, holdout: 1, variants: offered }),
          testCampaign('taken', { priority: 2, holdout: 1, placements: ['side'], exclusionGroup: 'one' }),
          testCampaign('first', { priority: 4, placements: ['foot'], exclusionGroup: 'one' }),
        ],
        { offers: [testOffer('ten', { limits: { totalUses: 1 } })] },
      ),
    );
    const input = testInput(ruleSet, { placements: ['home', 'side', 'foot'], offerUsage: () => ({ ...noUsage, uses: 1 }) });
    for (const explain of [false, true]) {
      const { decisions, heldOut } = decide({ ...input, explain });
      expect(decisions).toMatchObject([
        { campaign: 'shown', heldOut: ['held'] },
        { reason: 'HOLDOUT', campaign: 'held', heldOut: ['held'] },
        { campaign: 'first' },
      ]);
      expect(decisions[2]).not.toHaveProperty('heldOut');
      expect(heldOut.map(({ placement, campaign }) => `${placement} ${campaign}`)).toEqual(['home held', 'side held']);
    }
  });

  it('shifts an adaptive campaign’s weight and tells the chance', () => {
    const [first] = products();
    const variants = ['a', 'b'].map((id) => ({ ...first, id, weight: 1, content: first?.content ?? raise() }));
    const ruleSet = compiled(testRuleSet([testCampaign('c', { variants, allocation: 'adaptive' })]));
    const { decisions } = decide(testInput(ruleSet, { allocation: () => [0, 1] }));
    expect(decisions).toMatchObject([{ variant: 'b', reason: 'SPLIT', propensity: 1 }]);
  });

  it('tells of a variant that is kept the chance it was drawn with, as far as that is known', () => {
    const message = { kind: 'message' as const, headline: title };
    const variants = ['a', 'b'].map((id) => ({ id, weight: 1, content: message }));
    const ruleSet = compiled(testRuleSet([testCampaign('c', { variants, allocation: 'adaptive' })]));
    const decideAfter = (exposure: object) => {
      const input = testInput(ruleSet, { allocation: () => [0.02, 0.98], explain: true });
      const seen = { decisionId: 'd', placement: 'home', campaign: 'c', variant: 'a' };
      foldProfile(input.profile, testEvent('exposure', { ...seen, ...exposure }), testShop);
      const { decisions, trace } = decide(input);
      return { ...decisions[0], code: trace?.[0]?.candidates[0]?.code };
    };
    expect(decideAfter({ propensity: 0.5 })).toMatchObject({ variant: 'a', propensity: 0.5, code: 'kept' });
    for (const unknown of [{}, { propensity: 0 }, { propensity: '0.5' }]) {
      expect(decideAfter(unknown)).toMatchObject({ variant: 'a', code: 'kept' });
      expect(decideAfter(unknown)).not.toHaveProperty('propensity');
    }
  });
});

function raise(): never {
  throw new Error('missing');
}
