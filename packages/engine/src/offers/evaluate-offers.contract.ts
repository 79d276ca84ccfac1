import type { Benefit, CartLine, Offer, Product } from '@quen/protocol';
import fc from 'fast-check';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import { compiled, testInput, testOffer, testProduct, testRuleSet } from '../decide/decide-input.contract.ts';
import { cartOf } from '../profile/projections/cart.ts';
import type { EvaluateOffersInput } from './evaluate-offers.ts';
import { noUsage, type OfferUsage } from './offer-usage.ts';

export function testLine(itemId: string, priceMinor: number | null, quantity = 1, categories: string[] = []): CartLine {
  return { itemId, priceMinor, quantity, categories };
}

export interface OfferCase {
  readonly offers: readonly Offer[];
  readonly lines: readonly CartLine[];
  readonly codes?: readonly string[];
  readonly usage?: { readonly [offerId: string]: Partial<OfferUsage> };
  readonly products?: readonly Product[];
}

/** A cart in VND and its offers, as `evaluateOffers` wants them. */
export function offersInput({ offers, lines, codes = [], usage = {}, products = [] }: OfferCase): EvaluateOffersInput {
  const ruleSet = compiled(testRuleSet([], { offers }));
  const { profile, page, context, nowMs } = testInput(ruleSet);
  const cart = cartOf([...lines], 'VND');
  const evaluation: EvaluationContext = { profile, page, cart, context, shop: ruleSet.shop, nowMs };
  return {
    offers: [...ruleSet.offers.values()],
    context: evaluation,
    codes,
    generatedCode: () => undefined,
    offerUsage: (id) => ({ ...noUsage, ...usage[id] }),
    productOf: (id) => products.find((product) => product.id === id),
  };
}

const minor = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 90_000_000 }));
const percent = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constantFrom(0.1, 12.5, 33.33));

/** Benefits by kind: every kind must have one here. */
export const benefitArbitraries: { readonly [kind: string]: fc.Arbitrary<Benefit> } = {
  percentage: fc.record({ kind: fc.constant('percentage' as const), percent }),
  amount: fc.record({ kind: fc.constant('amount' as const), amountMinor: minor }),
  free_shipping: fc.constant({ kind: 'free_shipping' as const }),
  gift: fc.record({
    kind: fc.constant('gift' as const),
    itemId: fc.constantFrom('i1', 'sold'),
    quantity: fc.integer({ min: 1, max: 3 }),
  }),
  buy_x_get_y: fc.record({
    kind: fc.constant('buy_x_get_y' as const),
    buy: fc.integer({ min: 1, max: 3 }),
    get: fc.integer({ min: 1, max: 2 }),
    percentOff: percent,
  }),
  tiered: fc
    .array(
      fc.tuple(
        minor,
        fc.oneof(
          percent.map((value) => ({ percent: value })),
          minor.map((amountMinor) => ({ amountMinor })),
        ),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((tiers) => ({ kind: 'tiered' as const, tiers: tiers.map(([spendMinor, gives]) => ({ spendMinor, ...gives })) })),
  points: fc.record(
    { kind: fc.constant('points' as const), points: fc.integer({ min: 1, max: 99 }), perMinor: minor },
    { requiredKeys: ['kind', 'points'] },
  ),
};

const limits = fc.record(
  {
    totalUses: fc.nat(3),
    usesPerCustomer: fc.integer({ min: 1, max: 2 }),
    totalSpendMinor: minor,
    usesPerDay: fc.integer({ min: 1, max: 2 }),
    spendPerDayMinor: minor,
    maxDiscountMinor: minor,
    minMargin: fc.constantFrom(0, 0.1, 0.3, 0.9),
  },
  { requiredKeys: [] },
);

export const cartLines: fc.Arbitrary<CartLine[]> = fc.array(
  fc.record({
    itemId: fc.constantFrom('i1', 'i2', 'i3', 'i4'),
    quantity: fc.integer({ min: 1, max: 5 }),
    priceMinor: fc.oneof({ weight: 6, arbitrary: minor }, { weight: 1, arbitrary: fc.constant(null) }),
    categories: fc.constantFrom([], ['a'], ['a/b']),
  }),
  { maxLength: 6 },
);

/** Offers of all kinds with all limits, and the counters they stand at. */
export const offerCases: fc.Arbitrary<OfferCase> = fc.record({
  offers: fc
    .uniqueArray(
      fc.record(
        {
          id: fc.constantFrom(...'abcdefgh'),
          benefit: fc.oneof(...Object.values(benefitArbitraries)),
          limits,
          stacking: fc.constantFrom('exclusive' as const, 'stackable' as const, 'best' as const),
          priority: fc.integer({ min: -1, max: 1 }),
          minSpendMinor: minor,
          minQuantity: fc.integer({ min: 1, max: 4 }),
          lines: fc.constantFrom({ 'line.categories': { $in: ['a'] } }, { 'line.quantity': { $gte: 2 } }),
        },
        { requiredKeys: ['id', 'benefit'] },
      ),
      { selector: ({ id }) => id, maxLength: 8 },
    )
    .map((list) => list.map((offer) => testOffer(offer.id, offer))),
  lines: cartLines,
  usage: fc.dictionary(
    fc.constantFrom(...'abcdefgh'),
    fc.record({
      uses: fc.nat(3),
      usesByCustomer: fc.nat(2),
      usesToday: fc.nat(2),
      spendMinor: fc.nat(300),
      spendTodayMinor: fc.nat(300),
    }),
  ),
  products: fc.constant([
    testProduct('i1', { costMinor: 100 }),
    testProduct('i2', { costMinor: 50_000 }),
    testProduct('i3', { currency: 'USD', costMinor: 1 }),
    testProduct('sold', { availability: 'out_of_stock' }),
  ]),
});
