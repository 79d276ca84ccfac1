import type { OfferLimits } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testOffer } from '../decide/decide-input.contract.ts';
import { checkLimits } from './check-limits.ts';
import { noUsage } from './offer-usage.ts';

const check = (limits: OfferLimits, usage: Partial<typeof noUsage>, discountMinor = 0) =>
  checkLimits(testOffer('o', { limits }), { ...noUsage, ...usage }, discountMinor);

describe('checkLimits', () => {
  it('lets the last one through, and not the one after', () => {
    expect(check({ totalUses: 3 }, { uses: 2 })).toBeNull();
    expect(check({ totalUses: 3 }, { uses: 3 })).toMatchObject({ code: 'total_uses', limit: 3, actual: 3 });
    expect(check({ usesPerCustomer: 1 }, { uses: 9 })).toBeNull();
    expect(check({ usesPerCustomer: 1 }, { usesByCustomer: 1 })).toMatchObject({ code: 'uses_per_customer' });
    expect(check({ usesPerDay: 1 }, { usesToday: 1 })).toMatchObject({ code: 'uses_per_day' });
  });

  it('spends a budget to the last unit, and not beyond', () => {
    expect(check({ totalSpendMinor: 100 }, { spendMinor: 90 }, 10)).toBeNull();
    expect(check({ totalSpendMinor: 100 }, { spendMinor: 90 }, 11)).toMatchObject({
      reason: 'BUDGET_EXHAUSTED',
      code: 'total_spend',
    });
    expect(check({ spendPerDayMinor: 100 }, { spendTodayMinor: 100 }, 0)).toMatchObject({ code: 'spend_per_day' });
  });

  it('never lets any sequence of redemptions exceed a limit', () => {
    const limits = { totalUses: 5, totalSpendMinor: 300 };
    fc.assert(
      fc.property(fc.array(fc.nat(120), { maxLength: 30 }), (discounts) => {
        let uses = 0;
        let spendMinor = 0;
        for (const discount of discounts) {
          if (check(limits, { uses, spendMinor }, discount) !== null) continue;
          uses++;
          spendMinor += discount;
        }
        expect(uses).toBeLessThanOrEqual(5);
        expect(spendMinor).toBeLessThanOrEqual(300);
      }),
    );
  });
});
