import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createContext, noonMs } from '../condition/evaluation-context.contract.ts';
import { rfmOf } from './rfm.ts';
import { commonRfmCuts, type RfmFacts, rfmCutsOf } from './rfm-cuts.ts';

const dayMs = 86_400_000;
const facts = fc.record({
  daysSinceOrder: fc.nat(1000),
  orders: fc.integer({ min: 1, max: 40 }),
  revenueMinor: fc.nat(50_000_000),
});

function scoresOf({ daysSinceOrder, orders, revenueMinor }: RfmFacts, rfm = commonRfmCuts('VND')) {
  const context = createContext();
  const known = {
    ...context.profile.orders,
    count: orders,
    lastAtMs: noonMs - daysSinceOrder * dayMs,
    revenueMinor: { VND: revenueMinor },
  };
  return rfmOf({ ...context, shop: { ...context.shop, currency: 'VND', rfm }, profile: { ...context.profile, orders: known } });
}

describe('rfmCutsOf', () => {
  it('divides customers that are all different into fifths', () => {
    const customers = Array.from({ length: 100 }, (_, n) => ({ daysSinceOrder: n, orders: n + 2, revenueMinor: n * 1000 + 5 }));
    const cuts = rfmCutsOf(customers);
    expect(cuts).toEqual({
      recencyDays: [20, 40, 60, 80],
      orderCounts: [22, 42, 62, 82],
      revenueMinor: [20_005, 40_005, 60_005, 80_005],
    });
    if (cuts === null) return;
    const monetary = customers.map((customer) => scoresOf(customer, cuts)?.monetary);
    for (const score of [1, 2, 3, 4, 5]) expect(monetary.filter((one) => one === score)).toHaveLength(20);
  });

  it('ascends whatever the ties, and says nothing of a few', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 50, maxLength: 120 }), (customers) => {
        const cuts = rfmCutsOf(customers);
        for (const list of Object.values(cuts ?? {})) {
          expect(list).toHaveLength(4);
          for (let at = 1; at < list.length; at++) expect(list[at]).toBeGreaterThan(list[at - 1]);
        }
        for (const customer of customers) expect(scoresOf(customer, cuts ?? undefined)?.cell).toMatch(/^[1-5]{3}$/);
      }),
      { numRuns: 60 },
    );
    const alike = Array.from({ length: 60 }, () => ({ daysSinceOrder: 3, orders: 1, revenueMinor: 0 }));
    expect(rfmCutsOf(alike)).toEqual({ recencyDays: [3, 4, 5, 6], orderCounts: [2, 3, 4, 5], revenueMinor: [1, 2, 3, 4] });
    expect(rfmCutsOf(alike.slice(20))).toBeNull();
  });
});

describe('rfmOf', () => {
  it('scores by the shop’s own cut points where it has set them', () => {
    const somebody = { daysSinceOrder: 10, orders: 3, revenueMinor: 2_000_000 };
    expect(scoresOf(somebody)?.cell).toBe('533');
    const rfm = { recencyDays: [2, 5, 9, 20], orderCounts: [3, 5, 8, 12], revenueMinor: [100, 200, 300, 400] };
    expect(scoresOf(somebody, rfm)?.cell).toBe('225');
  });
});
