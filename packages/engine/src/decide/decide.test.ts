import type { MerchandisingRule, Offer } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { noUsage, type OfferUsage } from '../offers/offer-usage.ts';
import { foldProfile } from '../profile/fold-profile.ts';
import { testEvent, testShop, testStartMs } from '../profile/logged-event.contract.ts';
import { decide } from './decide.ts';
import {
  compiled,
  testCampaign,
  testInput,
  testOffer,
  testProduct,
  testRecommend,
  testRuleSet,
} from './decide-input.contract.ts';

const title = { vi: 'Dành cho bạn', en: 'For you' };
const products = (limit = 3) => [
  { id: 'v', weight: 1, content: { kind: 'recommendations' as const, title, strategies: ['trending'], limit } },
];
const offered = [{ id: 'v', weight: 1, content: { kind: 'offer' as const, offerId: 'ten', headline: title } }];

describe('decide', () => {
  it('shows the first by priority, in the visitor’s language, and says why not the others', () => {
    const ruleSet = compiled(
      testRuleSet([
        testCampaign('low', { priority: 1 }),
        testCampaign('high', { priority: 9, audience: { 'orders.count': { $gte: 1 } } }),
        testCampaign('middle', { priority: 5 }),
        testCampaign('off', { status: 'paused' }),
      ]),
    );
    const { decisions, trace } = decide(testInput(ruleSet, { explain: true, locale: 'en-GB' }));
    expect(decisions).toMatchObject([
      { placement: 'home', campaign: 'middle', variant: 'v', reason: 'TARGETING_MATCH', content: { headline: 'Hello middle' } },
    ]);
    expect(trace?.[0]?.candidates).toMatchObject([
      { campaign: 'high', reason: 'NOT_IN_AUDIENCE', condition: { result: false } },
      { campaign: 'middle', reason: 'TARGETING_MATCH' },
      { campaign: 'low', reason: 'OUTRANKED', outrankedBy: 'middle' },
      { campaign: 'off', reason: 'DISABLED' },
    ]);
  });

  it('gives a group’s only place on the page to the one that matters more, wherever it stands', () => {
    const ruleSet = compiled(
      testRuleSet([
        testCampaign('small', { placements: ['home'], priority: 1, exclusionGroup: 'sale' }),
        testCampaign('big', { placements: ['foot'], priority: 2, exclusionGroup: 'sale' }),
      ]),
    );
    const { decisions } = decide(testInput(ruleSet, { placements: ['home', 'foot'] }));
    expect(decisions).toMatchObject([
      { placement: 'home', reason: 'EXCLUDED' },
      { placement: 'foot', campaign: 'big' },
    ]);
  });

  it('caps by exposures, and begins anew with a new session', () => {
    const ruleSet = compiled(testRuleSet([testCampaign('c', { frequencyCaps: [{ max: 1, per: 'session' }] })]));
    const input = testInput(ruleSet, { explain: true });
    const seen = { decisionId: 'd', campaign: 'c', variant: 'v', placement: 'home' };
    foldProfile(input.profile, testEvent('exposure', seen), testShop);
    const capped = decide(input);
    expect(capped.decisions).toMatchObject([{ reason: 'CAPPED' }]);
    expect(capped.trace?.[0]?.candidates[0]?.detail).toBe('seen 1 of 1 times this session');
    expect(decide({ ...input, nowMs: testStartMs + 31 * 60_000 }).decisions).toMatchObject([{ campaign: 'c' }]);
  });

  it('counts what stands on the page towards the caps, also of those held out', () => {
    const placements = ['home', 'side', 'cart'];
    const shown = (max: number, holdout: number, explain: boolean) => {
      const capped = testCampaign('c', { placements, holdout, frequencyCaps: [{ max, per: 'lifetime' }] });
      return decide(testInput(compiled(testRuleSet([capped])), { placements, explain }));
    };
    for (const explain of [false, true]) {
      expect(shown(1, 0, explain).decisions.map(({ reason }) => reason)).toEqual(['TARGETING_MATCH', 'CAPPED', 'CAPPED']);
      expect(shown(2, 0, explain).decisions.map(({ reason }) => reason)).toEqual([
        'TARGETING_MATCH',
        'TARGETING_MATCH',
        'CAPPED',
      ]);
      expect(shown(1, 1, explain).heldOut).toEqual([{ placement: 'home', campaign: 'c' }]);
    }
    expect(shown(2, 0, true).trace?.[2]?.candidates).toMatchObject([
      { code: 'placed_enough', facts: { times: 0, placed: 2, max: 2, per: 'lifetime' } },
    ]);
  });

  it('fills recommendations from page and crowd when consent is denied', () => {
    const asked: unknown[] = [];
    const ruleSet = compiled(
      testRuleSet([
        testCampaign('mine', { variants: products(), purpose: 'personalization' }),
        testCampaign('regulars', { priority: 9, audience: { 'orders.count': 0 } }),
      ]),
    );
    const input = testInput(ruleSet, {
      consent: { personalization: 'denied' },
      recommend: (query) => {
        asked.push(query);
        return testRecommend(query);
      },
    });
    foldProfile(input.profile, testEvent('view_item', { items: [{ item_id: 'i5', quantity: 1 }] }), testShop);
    expect(decide(input).decisions).toMatchObject([{ campaign: 'mine' }]);
    expect(asked).toMatchObject([{ session: [] }]);
    expect(asked[0]).not.toHaveProperty('person');
    decide({ ...input, consent: { personalization: 'granted' }, placements: ['home'] });
    const granted = compiled(testRuleSet([testCampaign('mine', { variants: products() })]));
    decide({ ...input, ruleSet: granted, consent: {} });
    expect(asked[1]).toMatchObject({ session: [{ itemId: 'i5', kind: 'view' }], person: { id: 'p1' } });
  });

  it('tells who is held out, so that they can be compared', () => {
    const ruleSet = compiled(
      testRuleSet([testCampaign('c', { holdout: 1 }), testCampaign('d', { holdout: 1, audience: { 'page.type': 'cart' } })]),
    );
    const { decisions, heldOut } = decide(testInput(ruleSet));
    expect(decisions).toMatchObject([{ reason: 'HOLDOUT', campaign: 'c' }]);
    expect(decisions[0]).not.toHaveProperty('content');
    expect(heldOut).toEqual([{ placement: 'home', campaign: 'c' }]);
  });

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

  it('tells of each candidate its caps with their counts, and what is left of its budgets, shown or not', () => {
    const limits = { totalUses: 100, totalSpendMinor: 50_000 };
    const ruleSet = compiled(
      testRuleSet(
        [
          testCampaign('c', { variants: offered, frequencyCaps: [{ max: 3, per: 'week' }], priority: 2 }),
          testCampaign('d', { audience: { 'orders.count': { $gte: 9 } } }),
          testCampaign('off', { variants: offered, status: 'paused', priority: -1 }),
        ],
        { offers: [testOffer('ten', { limits })] },
      ),
    );
    const input = testInput(ruleSet, { explain: true, offerUsage: () => ({ ...noUsage, uses: 40, spendMinor: 49_000 }) });
    const [shown, other, paused] = decide(input).trace?.[0]?.candidates ?? [];
    expect(shown).toMatchObject({
      reason: 'TARGETING_MATCH',
      caps: [{ per: 'week', max: 3, times: 0 }],
      budgets: [
        { offerId: 'ten', code: 'total_uses', limit: 100, used: 40, left: 60 },
        { offerId: 'ten', code: 'total_spend', limit: 50_000, used: 49_000, left: 1_000 },
      ],
    });
    expect(other).not.toHaveProperty('caps');
    expect(other).not.toHaveProperty('budgets');
    expect(paused).toMatchObject({ campaign: 'off', reason: 'DISABLED' });
    expect(paused).not.toHaveProperty('budgets');
  });

  it('tells of each list its items with what was done to them, what was taken out, and which pins were not met', () => {
    const pins = { kind: 'pin' as const, itemIds: ['i0', 'gone', 'sold', 'page', 'i7', 'i9'], position: 1.5 };
    const list = (limit: number, merchandising: MerchandisingRule[] = []) =>
      products(limit).map((variant) => ({ ...variant, content: { ...variant.content, merchandising } }));
    const ruleSet = compiled(
      testRuleSet([
        testCampaign('first', { priority: 2, variants: list(1) }),
        testCampaign('second', { priority: 1, placements: ['side'], variants: list(5, [pins]) }),
        testCampaign('empty', { placements: ['cart'], variants: list(2, [pins]) }),
      ]),
    );
    const input = testInput(ruleSet, {
      placements: ['home', 'side', 'cart'],
      page: { url: '/', itemId: 'page' },
      locale: 'en',
      explain: true,
      productOf: (id) =>
        id === 'gone' ? undefined : testProduct(id, id === 'sold' ? { availability: 'out_of_stock' } : { titles: { en: 'Tea' } }),
      recommend: (query) => {
        const result = testRecommend(query);
        if (query.excludeItemIds.length > 2) return { ...result, items: [], removed: { excluded: 9 } };
        const items = result.items.map((item, at) => (at === 0 ? { ...item, adjustments: ['boost ×2'] } : item));
        return { ...result, items, removed: { 'in-cart': 2 } };
      },
    });
    const { trace = [], decisions } = decide(input);
    expect(trace[0]?.candidates[0]?.products).toEqual({
      items: [{ itemId: 'i0', title: 'Product i0', score: 1, strategy: 'trending', adjustments: ['boost ×2'] }],
      removed: { 'in-cart': 2 },
    });
    expect(JSON.stringify(decisions)).not.toContain('boost');
    const unmetPins = [
      { itemId: 'i0', position: 1, reason: 'on_page' },
      { itemId: 'gone', position: 2, reason: 'unknown_product' },
      { itemId: 'sold', position: 3, reason: 'not_sellable' },
      { itemId: 'page', position: 4, reason: 'current_product' },
      { itemId: 'i7', position: 5, reason: 'filtered' },
      { itemId: 'i9', position: 6, reason: 'beyond_the_end' },
    ];
    expect(trace[1]?.candidates[0]?.products).toMatchObject({ removed: { 'in-cart': 2 }, unmetPins });
    expect(trace[2]?.candidates[0]).toMatchObject({
      reason: 'NO_CANDIDATES',
      products: { items: [], removed: { excluded: 9 } },
    });
    expect(trace[2]?.candidates[0]?.products?.unmetPins).toHaveLength(6);
  });

  it('says what is the matter with a placement that has nothing to show', () => {
    const ruleSet = compiled(testRuleSet([testCampaign('c', { status: 'draft' })]));
    expect(decide(testInput(ruleSet, { placements: ['home', 'side', 'nowhere', 'home'] })).decisions).toMatchObject([
      { placement: 'home', reason: 'DISABLED' },
      { placement: 'side', reason: 'DEFAULT' },
      { placement: 'nowhere', reason: 'ERROR' },
    ]);
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

  it('shows twice what a placement may repeat, whichever goes first', () => {
    const campaigns = [
      testCampaign('list', { placements: ['home', 'side'], variants: products() }),
      testCampaign('offer', { placements: ['cart', 'foot'], variants: offered, exclusionGroup: 'one' }),
    ];
    const placementsOf = (free: string) =>
      ['home', 'side', 'cart', 'foot'].map((id) => ({
        id,
        name: id,
        ...(id === free && { repeats: ['products', 'offers', 'exclusion_groups'] as const }),
      }));
    const show = (free: string) => {
      const ruleSet = compiled(testRuleSet(campaigns, { offers: [testOffer('ten')], placements: placementsOf(free) }));
      const { decisions } = decide(testInput(ruleSet, { placements: ['home', 'side', 'cart', 'foot'] }));
      return decisions.map(({ content, reason }) =>
        content?.kind === 'recommendations' ? content.items.map(({ itemId }) => itemId).join() : (content?.kind ?? reason),
      );
    };
    expect(show('')).toEqual(['i0,i1,i2', 'i3,i4,i5', 'offer', 'EXCLUDED']);
    for (const free of ['home', 'side']) expect(show(free)).toEqual(['i0,i1,i2', 'i0,i1,i2', 'offer', 'EXCLUDED']);
    for (const free of ['cart', 'foot']) expect(show(free)).toEqual(['i0,i1,i2', 'i3,i4,i5', 'offer', 'offer']);
  });

  it('never asks again what has been answered', () => {
    const question = { kind: 'question' as const, questionId: 'size', prompt: title, input: 'rating' as const };
    const ruleSet = compiled(testRuleSet([testCampaign('c', { variants: [{ id: 'v', weight: 1, content: question }] })]));
    const input = testInput(ruleSet);
    expect(decide(input).decisions).toMatchObject([{ content: { kind: 'question', prompt: 'Dành cho bạn' } }]);
    foldProfile(input.profile, testEvent('answer', { questionId: 'size', value: 42 }), testShop);
    expect(decide(input).decisions).toMatchObject([{ reason: 'CAPPED' }]);
  });
});

function raise(): never {
  throw new Error('missing');
}
