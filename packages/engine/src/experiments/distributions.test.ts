import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaQuantile, posterior } from './beta-distribution.ts';
import { chanceToWin } from './chance-to-win.ts';
import { chiSquareUpper } from './chi-square.ts';
import { incompleteBeta, logBeta } from './incomplete-beta.ts';
import { logGamma } from './log-gamma.ts';

describe('special functions against known values', () => {
  it('log gamma', () => {
    expect(logGamma(1)).toBeCloseTo(0, 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 10);
    expect(logGamma(101)).toBeCloseTo(363.7393755555635, 8);
  });

  it('incomplete beta: closed forms, and the binomial tail it stands for', () => {
    expect(incompleteBeta(0.3, 1, 1)).toBeCloseTo(0.3, 12);
    expect(incompleteBeta(0.3, 2, 1)).toBeCloseTo(0.09, 12);
    expect(incompleteBeta(0.5, 7, 7)).toBeCloseTo(0.5, 12);
    // P(at least 3 of 5 at 0.4) is I_0.4(3, 3).
    expect(incompleteBeta(0.4, 3, 3)).toBeCloseTo(10 * 0.4 ** 3 * 0.6 ** 2 + 5 * 0.4 ** 4 * 0.6 + 0.4 ** 5, 12);
    expect(incompleteBeta(0.01, 10_001, 990_001)).toBeCloseTo(0.5, 2);
  });

  it('chi-square: the printed critical values', () => {
    const table: [number, number, number][] = [
      [3.841, 1, 0.05],
      [6.635, 1, 0.01],
      [10.828, 1, 0.001],
      [5.991, 2, 0.05],
      [11.07, 5, 0.05],
      [18.307, 10, 0.05],
      [1.145, 5, 0.95],
    ];
    for (const [value, degrees, p] of table) expect(Math.abs(chiSquareUpper(value, degrees) - p)).toBeLessThan(2e-4);
  });

  it('beta quantiles: Clopper and Pearson’s printed limits', () => {
    // 95 % limits for 3 of 10: 0.0667 to 0.6525.
    expect(betaQuantile({ a: 3, b: 8 }, 0.025)).toBeCloseTo(0.0667, 4);
    expect(betaQuantile({ a: 4, b: 7 }, 0.975)).toBeCloseTo(0.6525, 4);
  });
});

describe('chanceToWin', () => {
  /** The finite sum for whole numbers: P(B > A) for Beta(a1, b1) and Beta(a2, b2). */
  function exact(a1: number, b1: number, a2: number, b2: number): number {
    let sum = 0;
    for (let i = 0; i < a2; i++) {
      sum += Math.exp(logBeta(a1 + i, b1 + b2) - Math.log(b2 + i) - logBeta(1 + i, b2) - logBeta(a1, b1));
    }
    return sum;
  }

  it('agrees with the exact sum for two arms', () => {
    const count = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(count, count, count, count, (wonA, lostA, wonB, lostB) => {
        const [, b = 0] = chanceToWin([posterior(wonA, wonA + lostA), posterior(wonB, wonB + lostB)]);
        expect(Math.abs(b - exact(wonA + 1, lostA + 1, wonB + 1, lostB + 1))).toBeLessThan(1e-4);
      }),
      // The last point of the rule for 58 of 93 was once a rounding beyond 1.
      { numRuns: 100, examples: [[58, 35, 0, 0]] },
    );
  });

  it('is even for arms alike, adds up to 1, and sees a clear winner among thousands', () => {
    for (const chance of chanceToWin([posterior(5, 90), posterior(5, 90), posterior(5, 90)]))
      expect(chance).toBeCloseTo(1 / 3, 6);
    const [low = 0, high = 0] = chanceToWin([posterior(500, 100_000), posterior(1000, 100_000)]);
    expect(high).toBeGreaterThan(0.999999);
    expect(low + high).toBeCloseTo(1, 12);
  });
});
