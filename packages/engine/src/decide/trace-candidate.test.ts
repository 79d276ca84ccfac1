import type { MerchandisingRule } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { noUsage } from '../offers/offer-usage.ts';
import { offered, products } from './campaign-variants.contract.ts';
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

describe('the trace of a candidate', () => {
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
});
