import type { Offer } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { noUsage, type OfferUsage } from '../offers/offer-usage.ts';
import { offered } from './campaign-variants.contract.ts';
import { decide } from './decide.ts';
import { compiled, testCampaign, testInput, testOffer, testRuleSet } from './decide-input.contract.ts';

describe('an offer in a decision', () => {
  it('shows no offer that could not be redeemed', () => {
    const limits = { totalUses: 100 };
    const ruleSet = compiled(testRuleSet([testCampaign('c', { variants: offered })], { offers: [testOffer('ten', { limits })] }));
    expect(decide(testInput(ruleSet)).decisions).toMatchObject([{ content: { kind: 'offer', offerId: 'ten' } }]);
    const usedUp = testInput(ruleSet, { explain: true, offerUsage: () => ({ ...noUsage, uses: 100, reserved: 3 }) });
    expect(decide(usedUp)).toMatchObject({
      decisions: [{ reason: 'LIMIT_REACHED' }],
      trace: [{ candidates: [{ detail: 'used 100 of 100 times, 3 of them reserved' }] }],
    });
  });

  it('shows no offer whose budget is too small for what it promises, nor one whose own code is used up: the next one has its turn', () => {
    const shown = (benefit: Offer['benefit'], limits: Offer['limits'], usage: Partial<OfferUsage>) => {
      const offers = [testOffer('ten', { benefit, ...(limits && { limits }) })];
      const campaigns = [testCampaign('c', { variants: offered, priority: 1 }), testCampaign('next')];
      const offerUsage = () => ({ ...noUsage, ...usage });
      const input = testInput(compiled(testRuleSet(campaigns, { offers })), { explain: true, offerUsage });
      const { decisions, trace } = decide(input);
      const { reason, code } = trace?.[0]?.candidates[0] ?? {};
      return [decisions[0]?.campaign, reason, code];
    };
    const amount = { kind: 'amount' as const, amountMinor: 40_000 };
    const spent = { spendMinor: 80_000, spendTodayMinor: 80_000 };
    expect(shown(amount, { totalSpendMinor: 100_000 }, spent)).toEqual(['next', 'BUDGET_EXHAUSTED', 'offer_total_spend']);
    expect(shown(amount, { spendPerDayMinor: 119_999 }, spent)).toEqual(['next', 'BUDGET_EXHAUSTED', 'offer_spend_per_day']);
    expect(shown(amount, { totalSpendMinor: 120_000 }, spent)[0]).toBe('c');
    expect(shown(amount, { totalSpendMinor: 100_000, maxDiscountMinor: 20_000 }, spent)[0]).toBe('c');
    const share = { kind: 'percentage' as const, percent: 10 };
    expect(shown(share, { totalSpendMinor: 100_000 }, spent)[0]).toBe('c');
    expect(shown(share, undefined, { ownCode: 'used' })).toEqual(['next', 'LIMIT_REACHED', 'offer_code_used']);
    expect(shown(share, undefined, { ownCode: 'expired' })).toEqual(['next', 'LIMIT_REACHED', 'offer_code_expired']);
  });
});
