import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DecayingScores } from './decaying-scores.ts';

it('halves every half-life', () => {
  const scores = new DecayingScores(1000);
  scores.add(0, 8, 5_000);
  scores.add(0, 1, 7_000);
  expect(scores.valueAt(0, 7_000)).toBeCloseTo(3);
  expect(scores.valueAt(0, 8_000)).toBeCloseTo(1.5);
  expect(scores.valueAt(0, 0)).toBeCloseTo(3);
});

it('does not mind the order of weights', () => {
  const weights = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 9 }), atMs: fc.integer({ min: 0, max: 20_000 }) }), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(weights, (list) => {
      const scores = new DecayingScores(1000);
      for (const { weight, atMs } of list) scores.add(0, weight, atMs);
      for (const { weight, atMs } of [...list].reverse()) scores.add(1, weight, atMs);
      expect(scores.valueAt(0, 20_000)).toBeCloseTo(scores.valueAt(1, 20_000), 6);
      expect(scores.rank(0)).toBeCloseTo(scores.rank(1), 6);
    }),
  );
});

it('orders items as their sums at any moment', () => {
  const scores = new DecayingScores(1000);
  scores.add(0, 100, 0);
  scores.add(1, 1, 6_000);
  scores.add(2, 1, 7_000);
  expect(scores.rank(0)).toBeGreaterThan(scores.rank(1));
  expect(scores.rank(2)).toBeGreaterThan(scores.rank(0));
  expect(scores.rank(3)).toBe(Number.NEGATIVE_INFINITY);
});
