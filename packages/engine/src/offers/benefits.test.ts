import type { Benefit } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testProduct } from '../decide/decide-input.contract.ts';
import { type BasketLine, basketOf } from './basket.ts';
import { benefits } from './benefits.ts';
import { benefitArbitraries, cartLines, testLine } from './evaluate-offers.contract.ts';

const apply = (benefit: Benefit, lines: readonly BasketLine[], productOf = () => testProduct('i1')) =>
  benefits.find((kind) => kind.kind === benefit.kind)?.apply(benefit, lines, productOf);
const basket = (...lines: ReturnType<typeof testLine>[]) =>
  basketOf({ lines, valueMinor: 0, currency: 'VND', updatedAtMs: null }, 'VND', () => undefined);

describe.each(benefits)('benefit $kind', (kind) => {
  it('reduces each line by a whole number of minor units, never by more than is left of it', () => {
    const benefit = benefitArbitraries[kind.kind];
    if (benefit === undefined) throw new Error(`give ${kind.kind} an arbitrary`);
    fc.assert(
      fc.property(benefit, cartLines, fc.nat(100), (given, lines, left) => {
        const reduced = basket(...lines).map((line) => ({ ...line, leftMinor: Math.floor((line.leftMinor * left) / 100) }));
        const effect = kind.apply(given, reduced, () => testProduct('i1'));
        if ('reason' in effect) {
          expect(effect.detail).not.toBe('');
          return;
        }
        expect(effect.discounts.length).toBe(reduced.length);
        effect.discounts.forEach((discount, at) => {
          expect(Number.isSafeInteger(discount)).toBe(true);
          expect(discount).toBeGreaterThanOrEqual(0);
          expect(discount).toBeLessThanOrEqual(reduced[at]?.leftMinor ?? 0);
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('benefits by example', () => {
  it('a percentage is rounded once on the whole', () => {
    // 10 % of 3 × 333 is 99.9: 100 together, where 33 a line would be 99.
    expect(
      apply({ kind: 'percentage', percent: 10 }, basket(testLine('a', 333), testLine('b', 333), testLine('c', 333))),
    ).toEqual({
      discounts: [34, 33, 33],
    });
  });

  it('the cheapest pieces are the free ones, across lines', () => {
    const lines = basket(testLine('dear', 100, 2), testLine('cheap', 30, 3), testLine('middle', 50, 1));
    expect(apply({ kind: 'buy_x_get_y', buy: 2, get: 1, percentOff: 100 }, lines)).toEqual({ discounts: [0, 60, 0] });
    expect(apply({ kind: 'buy_x_get_y', buy: 6, get: 1, percentOff: 100 }, lines)).toMatchObject({
      code: 'min_quantity',
      limit: 7,
      actual: 6,
    });
  });

  it('the highest tier reached counts, in whatever order they are written', () => {
    const tiers = [
      { spendMinor: 1000, percent: 20 },
      { spendMinor: 500, amountMinor: 30 },
    ];
    expect(apply({ kind: 'tiered', tiers }, basket(testLine('a', 1000)))).toEqual({ discounts: [200] });
    expect(apply({ kind: 'tiered', tiers }, basket(testLine('a', 999)))).toEqual({ discounts: [30] });
    expect(apply({ kind: 'tiered', tiers }, basket(testLine('a', 499)))).toMatchObject({
      code: 'min_spend',
      limit: 500,
      actual: 499,
    });
  });

  it('a gift that is sold out is refused', () => {
    const gift = { kind: 'gift' as const, itemId: 'i1', quantity: 2 };
    const lines = basket(testLine('a', 1));
    expect(apply(gift, lines)).toMatchObject({ gift: { itemId: 'i1', quantity: 2 } });
    expect(apply(gift, lines, () => testProduct('i1', { stock: 1 }))).toMatchObject({
      reason: 'OUT_OF_STOCK',
      limit: 2,
      actual: 1,
    });
  });

  it('points come for each whole step of what is paid', () => {
    expect(apply({ kind: 'points', points: 2, perMinor: 100 }, basket(testLine('a', 399)))).toMatchObject({ points: 6 });
  });
});
