import type { Campaign, Offer, Product, Recommend, RuleSet } from '@quen/protocol';
import fc from 'fast-check';
import { noUsage } from '../offers/offer-usage.ts';
import { createProfile } from '../profile/create-profile.ts';
import { foldProfile } from '../profile/fold-profile.ts';
import { loggedEvents, testShop, testStartMs } from '../profile/logged-event.contract.ts';
import { compileRuleSet } from '../rule-set/compile-rule-set.ts';
import type { CompiledRuleSet } from '../rule-set/compiled-rule-set.ts';
import type { DecideInput } from './decide-input.ts';

/** A message campaign in `home` for everyone, without a holdout, but for what a test wants to be different. */
export function testCampaign(id: string, more: Partial<Campaign> = {}): Campaign {
  return {
    id,
    name: id,
    status: 'running',
    placements: ['home'],
    audience: {},
    tailoring: 'transparent',
    variants: [{ id: 'v', weight: 1, content: { kind: 'message', headline: { vi: `Chào ${id}`, en: `Hello ${id}` } } }],
    holdout: 0,
    ...more,
  };
}

export function testOffer(id: string, more: Partial<Offer> = {}): Offer {
  return { id, name: id, status: 'running', currency: 'VND', benefit: { kind: 'percentage', percent: 10 }, ...more };
}

export function testRuleSet(campaigns: readonly Campaign[], more: Partial<RuleSet> = {}): RuleSet {
  return {
    version: 1,
    shop: testShop,
    placements: ['home', 'side', 'cart', 'foot'].map((id) => ({ id, name: id })),
    segments: [],
    campaigns,
    offers: [],
    ...more,
  };
}

/** @throws Error with the issues when the rules do not compile. */
export function compiled(ruleSet: RuleSet): CompiledRuleSet {
  const result = compileRuleSet(ruleSet);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

export function testProduct(id: string, more: Partial<Product> = {}): Product {
  return {
    id,
    title: `Product ${id}`,
    url: `/p/${id}`,
    categories: ['a'],
    currency: 'VND',
    availability: 'in_stock',
    priceMinor: 1000,
    ...more,
  };
}

/** Recommends `i0`, `i1` … in turn, whatever is asked but the exclusions and the limit. */
export const testRecommend: Recommend = ({ limit, excludeItemIds, strategies }) => ({
  items: Array.from({ length: 30 }, (_, n) => `i${n}`)
    .filter((id) => !excludeItemIds.includes(id))
    .slice(0, limit)
    .map((itemId) => ({
      itemId,
      score: 1,
      strategy: strategies[0] ?? '',
      reason: { code: 'trending', text: { vi: 'Đang được ưa chuộng', en: 'Trending' } },
      product: testProduct(itemId),
    })),
  modelVersion: '1',
  removed: {},
});

export function testInput(ruleSet: CompiledRuleSet, more: Partial<DecideInput> = {}): DecideInput {
  const profile = createProfile('p1', testStartMs);
  profile.identity.anonymousIds.push('anon-1');
  return {
    ruleSet,
    profile,
    placements: ['home'],
    page: { url: 'https://shop.example/', type: 'home' },
    cart: profile.cart,
    context: {},
    consent: {},
    locale: 'vi-VN',
    nowMs: testStartMs,
    recommend: testRecommend,
    offerUsage: () => noUsage,
    productOf: () => undefined,
    seed: 'seed',
    explain: false,
    ...more,
  };
}

const placementIds = ['home', 'side', 'cart', 'foot'];
const title = { vi: 'Tiêu đề', en: 'Title' };
const content: fc.Arbitrary<Campaign['variants'][number]['content']> = fc.oneof(
  fc.constant({ kind: 'message' as const, headline: title }),
  fc.integer({ min: 1, max: 8 }).map((limit) => ({ kind: 'recommendations' as const, title, strategies: ['trending'], limit })),
  fc.constantFrom('o1', 'o2').map((offerId) => ({ kind: 'offer' as const, offerId, headline: title })),
  fc
    .constantFrom('q1', 'q2')
    .map((questionId) => ({ kind: 'question' as const, questionId, prompt: title, input: 'rating' as const })),
);
const audience = fc.constantFrom({}, {}, { 'orders.count': { $gte: 1 } }, { 'page.type': 'home' }, { 'cart.value': { $gte: 1 } });

const campaigns: fc.Arbitrary<Campaign[]> = fc
  .uniqueArray(
    fc.record(
      {
        id: fc.constantFrom(...'abcdefghijklmnop'),
        status: fc.constantFrom('running', 'running', 'running', 'scheduled', 'paused', 'draft'),
        placements: fc.subarray(placementIds, { minLength: 1 }),
        audience,
        priority: fc.integer({ min: -2, max: 2 }),
        holdout: fc.constantFrom(0, 0, 0.5, 1),
        exclusionGroup: fc.constantFrom('g1', 'g2'),
        frequencyCaps: fc.array(
          fc.record({ max: fc.integer({ min: 1, max: 2 }), per: fc.constantFrom('session', 'day', 'week', 'lifetime') }),
          { maxLength: 2 },
        ),
        variants: fc
          .array(fc.record({ weight: fc.integer({ min: 1, max: 3 }), content }), { minLength: 1, maxLength: 3 })
          .map((list) => list.map((variant, n) => ({ id: `v${n}`, ...variant }))),
      },
      { requiredKeys: ['id', 'status', 'placements', 'audience', 'variants'] },
    ),
    { selector: (campaign) => campaign.id, maxLength: 16 },
  )
  .map((list) => list.map((campaign) => testCampaign(campaign.id, { holdout: 0, ...campaign })));

/** Any profile with any history, any page, any consent, among any campaigns. */
export const decideInputs: fc.Arbitrary<DecideInput> = fc
  .record({
    campaigns,
    events: loggedEvents,
    placements: fc.array(fc.constantFrom(...placementIds, 'unknown'), { minLength: 1, maxLength: 6 }),
    page: fc.record(
      { url: fc.string(), type: fc.constantFrom('home', 'product'), itemId: fc.constantFrom('i1', 'i2') },
      { requiredKeys: ['url'] },
    ),
    consent: fc.record({ personalization: fc.constantFrom('granted', 'denied') }, { requiredKeys: [] }),
    globalHoldout: fc.constantFrom(0, 0, 0, 0.5),
    locale: fc.constantFrom('vi', 'en-GB', 'xx', ''),
    afterMs: fc.nat(10_000_000),
    seed: fc.string(),
    explain: fc.boolean(),
    used: fc.nat(3),
  })
  .map(({ campaigns: drawn, events, globalHoldout, afterMs, used, ...rest }) => {
    const shop = { ...testShop, globalHoldout };
    const offers = [testOffer('o1', { limits: { totalUses: 2 } }), testOffer('o2')];
    const profile = createProfile('p1', testStartMs);
    for (const event of events) foldProfile(profile, event, shop);
    return testInput(compiled(testRuleSet(drawn, { shop, offers })), {
      ...rest,
      profile,
      cart: profile.cart,
      nowMs: testStartMs + afterMs,
      offerUsage: () => ({ ...noUsage, uses: used }),
    });
  });
