import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLimits } from './check-limits.ts';
import { offerCases, offersInput } from './evaluate-offers.contract.ts';
import { evaluateOffers } from './evaluate-offers.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('evaluateOffers, whatever the offers', () => {
  it('adds up exactly: lines, offers and the whole', () => {
    fc.assert(
      fc.property(offerCases, (given) => {
        const result = evaluateOffers(offersInput(given));
        expect(sum(result.lines.map((line) => line.discountMinor))).toBe(result.discountMinor);
        expect(sum(result.applied.map((offer) => offer.discountMinor))).toBe(result.discountMinor);
        result.lines.forEach((line, index) => {
          const own = result.applied.flatMap((offer) => offer.lines.filter((part) => part.index === index));
          expect(sum(own.map((part) => part.discountMinor))).toBe(line.discountMinor);
        });
      }),
      { numRuns: 250 },
    );
  });

  it('never takes more off a line than it costs', () => {
    fc.assert(
      fc.property(offerCases, (given) => {
        for (const line of evaluateOffers(offersInput(given)).lines) {
          expect(line.discountMinor).toBeGreaterThanOrEqual(0);
          expect(line.discountMinor).toBeLessThanOrEqual(line.valueMinor);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('never goes over a limit, a maximum or a margin', () => {
    fc.assert(
      fc.property(offerCases, (given) => {
        const input = offersInput(given);
        const result = evaluateOffers(input);
        for (const { offerId, discountMinor, lines } of result.applied) {
          const offer = given.offers.find(({ id }) => id === offerId);
          if (offer === undefined) throw new Error(`${offerId} came from nowhere`);
          expect(checkLimits(offer, input.offerUsage(offerId), discountMinor)).toBeNull();
          const { maxDiscountMinor, minMargin } = offer.limits ?? {};
          if (maxDiscountMinor !== undefined) expect(discountMinor).toBeLessThanOrEqual(maxDiscountMinor);
          if (minMargin === undefined) continue;
          for (const { index, itemId, discountMinor: off } of lines) {
            const product = input.productOf(itemId);
            expect(product?.currency).toBe('VND');
            const net = (result.lines[index]?.valueMinor ?? 0) - off;
            const cost = (product?.costMinor ?? Number.POSITIVE_INFINITY) * (given.lines[index]?.quantity ?? 0);
            expect(net - cost).toBeGreaterThanOrEqual(net * minMargin - 1e-6 * net);
          }
        }
      }),
      { numRuns: 250 },
    );
  });

  it('never costs the customer for one more that competes or goes alone', () => {
    fc.assert(
      fc.property(offerCases, (given) => {
        // What gifts and deliveries are worth is not in the discount.
        const offers = given.offers.filter(({ benefit }) => benefit.kind !== 'gift' && benefit.kind !== 'free_shipping');
        const all = evaluateOffers(offersInput({ ...given, offers })).discountMinor;
        for (const { id, stacking } of offers) {
          if (stacking === 'stackable') continue;
          const rest = offers.filter((offer) => offer.id !== id);
          expect(evaluateOffers(offersInput({ ...given, offers: rest })).discountMinor).toBeLessThanOrEqual(all);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('says of what stands back the true figures: it would have saved no more', () => {
    fc.assert(
      fc.property(offerCases, (given) => {
        const { refused } = evaluateOffers(offersInput(given));
        for (const { code, limit = 0, actual = 0 } of refused)
          if (code === 'outranked') expect(actual).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 250 },
    );
  });

  it('does not depend on the order in which the offers are written', () => {
    fc.assert(
      fc.property(offerCases, (given) => {
        const reversed = { ...given, offers: [...given.offers].reverse() };
        expect(evaluateOffers(offersInput(reversed))).toEqual(evaluateOffers(offersInput(given)));
      }),
    );
  });

  it('answers for each offer once: applied, or refused with a sentence', () => {
    fc.assert(
      fc.property(offerCases, (given) => {
        const { applied, refused } = evaluateOffers(offersInput(given));
        const answered = [...applied, ...refused].map(({ offerId }) => offerId).sort();
        expect(answered).toEqual(given.offers.map(({ id }) => id).sort());
        for (const { detail } of refused) expect(detail.length).toBeGreaterThan(5);
        const alone = applied.filter(({ offerId }) => given.offers.find(({ id }) => id === offerId)?.stacking === 'exclusive');
        if (alone.length > 0) expect(applied.length).toBe(1);
      }),
      { numRuns: 250 },
    );
  });
});
