import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveByConjugateGradient } from './conjugate-gradient.ts';

describe('solveByConjugateGradient', () => {
  it('solves a system a hand can solve', () => {
    // 4x + y = 1, x + 3y = 2
    const solution = solveByConjugateGradient(Float32Array.of(4, 1, 1, 3), Float64Array.of(1, 2), 2, 10);
    expect(solution[0]).toBeCloseTo(1 / 11, 5);
    expect(solution[1]).toBeCloseTo(7 / 11, 5);
  });

  it('leaves no residual on any ridge system', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 12 }),
        (rows) => {
          const matrix = new Float32Array(25);
          for (const row of rows)
            for (let i = 0; i < 5; i += 1)
              for (let j = 0; j < 5; j += 1) matrix[i * 5 + j] = (matrix[i * 5 + j] ?? 0) + (row[i] ?? 0) * (row[j] ?? 0);
          for (let i = 0; i < 5; i += 1) matrix[i * 6] = (matrix[i * 6] ?? 0) + 1;
          const target = Float64Array.of(1, 2, 3, 4, 5);
          const solution = solveByConjugateGradient(matrix, target, 5, 50);
          for (let i = 0; i < 5; i += 1) {
            let sum = 0;
            for (let j = 0; j < 5; j += 1) sum += (matrix[i * 5 + j] ?? 0) * (solution[j] ?? 0);
            expect(Math.abs(sum - (target[i] ?? 0))).toBeLessThan(0.02);
          }
        },
      ),
    );
  });
});
