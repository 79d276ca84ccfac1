import type { CartLine } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { testOffer, testProduct } from '../decide/decide-input.contract.ts';
import { testStartMs } from '../profile/logged-event.contract.ts';
import { offersInput, testLine } from './evaluate-offers.contract.ts';
import { evaluateOffers } from './evaluate-offers.ts';

const percentOff = (percent: number) => ({ kind: 'percentage' as const, percent });
const amountOff = (amountMinor: number) => ({ kind: 'amount' as const, amountMinor });

describe('evaluateOffers', () => {
  it('takes stackable offers one after the other by priority, on what is left', () => {
    const offers = [
      testOffer('ten', { stacking: 'stackable', benefit: percentOff(10), priority: 1 }),
      testOffer('fifty', { stacking: 'stackable', benefit: amountOff(50), priority: 2 }),
    ];
    const result = evaluateOffers(offersInput({ offers, lines: [testLine('a', 1000)] }));
    expect(result.applied).toMatchObject([
      { offerId: 'fifty', discountMinor: 50 },
      { offerId: 'ten', discountMinor: 95 },
    ]);
    expect(result.lines).toEqual([{ itemId: 'a', valueMinor: 1000, discountMinor: 145 }]);
  });

  it('takes the best of those that compete, and says by how much', () => {
    const offers = [testOffer('five', { benefit: percentOff(5) }), testOffer('nine', { benefit: percentOff(9) })];
    const result = evaluateOffers(offersInput({ offers, lines: [testLine('a', 1000)] }));
    expect(result.applied).toMatchObject([{ offerId: 'nine', discountMinor: 90 }]);
    expect(result.refused).toMatchObject([{ offerId: 'five', reason: 'OUTRANKED', limit: 90, actual: 50, outrankedBy: 'nine' }]);
  });

  it('takes of those that compete the one that adds most to what stacks, not the one that is worth most alone', () => {
    const only = (itemId: string) => ({ lines: { 'line.itemId': itemId } });
    const stacked = testOffer('s', { stacking: 'stackable', priority: 10, benefit: percentOff(90), ...only('a') });
    const offers = [
      testOffer('b1', { benefit: percentOff(30), ...only('a') }),
      testOffer('b2', { benefit: percentOff(25), ...only('b') }),
    ];
    const lines = [testLine('a', 1000), testLine('b', 1000)];
    expect(evaluateOffers(offersInput({ offers, lines })).applied).toMatchObject([{ offerId: 'b1' }]);
    const { discountMinor, refused } = evaluateOffers(offersInput({ offers: [stacked, ...offers], lines }));
    expect(discountMinor).toBe(1150);
    expect(refused).toMatchObject([
      {
        offerId: 'b1',
        limit: 1150,
        actual: 930,
        outrankedBy: 'b2',
        detail: 'with "b2" all are worth 1150, with this 930 (minor units)',
      },
    ]);
    const alone = testOffer('alone', { stacking: 'exclusive', benefit: amountOff(1200) });
    expect(evaluateOffers(offersInput({ offers: [stacked, ...offers, alone], lines })).refused).toMatchObject([
      { offerId: 's', limit: 1200, actual: 1150, outrankedBy: 'alone' },
      { offerId: 'b1', limit: 1200, actual: 930, outrankedBy: 'alone' },
      { offerId: 'b2', limit: 1200, actual: 1150, outrankedBy: 'alone' },
    ]);
  });

  it('lets an exclusive one go alone where it is worth more, and stand back where it is not', () => {
    const others = [
      testOffer('a', { stacking: 'stackable', benefit: amountOff(100) }),
      testOffer('b', { stacking: 'stackable', benefit: amountOff(100) }),
    ];
    const applied = (amountMinor: number) => {
      const alone = testOffer('alone', { stacking: 'exclusive', benefit: amountOff(amountMinor) });
      return evaluateOffers(offersInput({ offers: [...others, alone], lines: [testLine('x', 1000)] })).applied.map(
        ({ offerId }) => offerId,
      );
    };
    expect(applied(199)).toEqual(['a', 'b']);
    expect(applied(201)).toEqual(['alone']);
  });

  it('traces every condition and every counter when asked', () => {
    const limits = { totalUses: 5, totalSpendMinor: 1000 };
    const offers = [
      testOffer('shoes', {
        eligibility: { 'orders.count': { $gte: 1 }, 'cart.currency': 'VND' },
        lines: { 'line.categories': { $in: ['giay'] } },
        limits,
      }),
      testOffer('all'),
    ];
    const usage = { shoes: { uses: 2, spendMinor: 1200 } };
    const input = offersInput({ offers, lines: [testLine('a', 1000, 1, ['giay/nam']), testLine('b', 10)], usage });
    expect(evaluateOffers(input).trace).toBeUndefined();
    const { trace, refused } = evaluateOffers({ ...input, explain: true });
    expect(refused).toMatchObject([{ offerId: 'shoes', code: 'not_eligible' }]);
    expect(trace).toMatchObject([
      { offerId: 'all', limits: [] },
      {
        offerId: 'shoes',
        eligibility: {
          result: false,
          children: [
            { path: 'orders.count', expected: 1, actual: 0, result: false },
            { path: 'cart.currency', result: true },
          ],
        },
        lines: [
          { index: 0, itemId: 'a', condition: { actual: ['giay/nam', 'giay'], result: true } },
          { index: 1, itemId: 'b', condition: { result: false } },
        ],
        limits: [
          { code: 'total_uses', limit: 5, used: 2, left: 3 },
          { code: 'total_spend', limit: 1000, used: 1200, left: 0 },
        ],
      },
    ]);
  });

  it('says what is missing, with the figure', () => {
    const limits = { totalSpendMinor: 1000 };
    const offers = [
      testOffer('spend', { minSpendMinor: 1500 }),
      testOffer('paused', { status: 'paused' }),
      testOffer('dollar', { currency: 'USD' }),
      testOffer('shoes', { lines: { 'line.categories': { $in: ['giay'] } } }),
      testOffer('budget', { limits, benefit: amountOff(200) }),
      testOffer('code', { code: { kind: 'shared', code: 'TET2026' } }),
    ];
    const usage = { budget: { spendMinor: 900 } };
    const { refused, applied } = evaluateOffers(offersInput({ offers, lines: [testLine('a', 1000)], usage }));
    expect(applied).toEqual([]);
    expect(refused).toMatchObject([
      { offerId: 'budget', reason: 'BUDGET_EXHAUSTED', code: 'total_spend', limit: 1000, actual: 900 },
      { offerId: 'code', code: 'code_missing' },
      { offerId: 'dollar', code: 'wrong_currency' },
      { offerId: 'paused', reason: 'DISABLED' },
      { offerId: 'shoes', code: 'no_lines' },
      { offerId: 'spend', code: 'min_spend', detail: '1000 of 1500 spent (minor units) on lines that qualify, 500 to go' },
    ]);
    expect(refused[0]?.detail).toContain('100 left, this order takes 200');
  });

  it('tells a cart without prices from one without lines that qualify', () => {
    const offers = [testOffer('all', { benefit: amountOff(7) })];
    const codeOf = (...lines: CartLine[]) => evaluateOffers(offersInput({ offers, lines })).refused[0]?.code;
    const unpriced = { ...testLine('a', 0), priceMinor: null };
    expect(codeOf(unpriced)).toBe('no_prices');
    expect(codeOf()).toBe('no_lines');
    expect(codeOf(unpriced, testLine('b', 1000))).toBeUndefined();
  });

  it('knows codes whatever their case, and names those it does not know', () => {
    const offers = [
      testOffer('tet', { code: { kind: 'shared', code: 'TET2026' } }),
      testOffer('own', { code: { kind: 'generated' }, stacking: 'stackable', benefit: amountOff(7) }),
    ];
    const input = offersInput({ offers, lines: [testLine('a', 1000)], codes: [' tet2026', 'own-1', 'nonsense'] });
    const own = { offerId: 'own', expiresAtMs: testStartMs + 1, taken: false, forThisCustomer: true };
    const found = (more: Partial<typeof own>) =>
      evaluateOffers({ ...input, generatedCode: (code) => (code === 'OWN-1' ? { ...own, ...more } : undefined) });
    expect(found({})).toMatchObject({
      applied: [
        { offerId: 'own', code: 'OWN-1' },
        { offerId: 'tet', code: 'TET2026' },
      ],
      unknownCodes: ['nonsense'],
    });
    for (const [more, code] of [
      [{ taken: true }, 'code_used'],
      [{ forThisCustomer: false }, 'code_of_another'],
      [{ expiresAtMs: testStartMs }, 'code_expired'],
    ] as const) {
      expect(found(more).refused).toMatchObject([{ offerId: 'own', code, enteredCode: 'own-1' }]);
    }
    const without = evaluateOffers({ ...input, codes: [] }).refused;
    expect(without).toMatchObject([
      { offerId: 'own', code: 'code_missing' },
      { offerId: 'tet', code: 'code_missing' },
    ]);
    expect(without.some((refused) => 'enteredCode' in refused)).toBe(false);
  });

  it('keeps the margin where it knows costs, and leaves other lines alone', () => {
    const offers = [testOffer('half', { benefit: percentOff(50), limits: { minMargin: 0.3 } })];
    const products = [testProduct('known', { costMinor: 700 })];
    const lines = [testLine('known', 1100), testLine('unknown', 1100)];
    const result = evaluateOffers(offersInput({ offers, lines, products }));
    // A net price of 1000 is the least at which 700 leaves 30 %.
    expect(result.lines.map((line) => line.discountMinor)).toEqual([100, 0]);
    expect(result.applied[0]?.detail).toBe('100 of 1100 (minor units), to keep a margin of 30 %');
  });

  it('weighs a free delivery and a gift by what they save', () => {
    const offers = [
      testOffer('gift', { benefit: { kind: 'gift', itemId: 'g', quantity: 1 } }),
      testOffer('ship', { benefit: { kind: 'free_shipping' } }),
      testOffer('off', { benefit: amountOff(29) }),
    ];
    const input = offersInput({ offers, lines: [testLine('a', 1000)], products: [testProduct('g', { priceMinor: 31 })] });
    expect(evaluateOffers({ ...input, shippingMinor: 30 }).applied).toMatchObject([{ offerId: 'gift' }]);
    const again = offersInput({ offers, lines: [testLine('a', 1000)] });
    expect(evaluateOffers({ ...again, shippingMinor: 30 }).applied).toMatchObject([{ offerId: 'ship', freeShipping: true }]);
  });
});
