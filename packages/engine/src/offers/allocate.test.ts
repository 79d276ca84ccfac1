import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './allocate.ts';

describe('allocate', () => {
  it('gives what is left over to the largest remainders, the first of equals first', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(10, [3, 3, 1])).toEqual([4, 4, 2]);
    expect(allocate(5, [0, 0])).toEqual([0, 0]);
  });

  it('spreads exactly, within one unit of the true share, never above the weight', () => {
    const amounts = fc.array(fc.nat(2_000_000_000), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(amounts, fc.double({ min: 0, max: 1, noNaN: true }), (weights, share) => {
        const sum = weights.reduce((all, weight) => all + weight, 0);
        const total = Math.floor(sum * share);
        const shares = allocate(total, weights);
        expect(shares.reduce((all, part) => all + part, 0)).toBe(sum === 0 ? 0 : total);
        shares.forEach((part, at) => {
          const weight = weights[at] ?? 0;
          expect(part).toBeLessThanOrEqual(weight);
          if (sum > 0) expect(Math.abs(part - (total * weight) / sum)).toBeLessThan(1.001);
        });
      }),
    );
  });
});
