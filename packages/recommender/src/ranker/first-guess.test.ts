import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Scoreboard, scoreColumns } from '../session/scoreboard.ts';
import { FirstGuess } from './first-guess.ts';

const models = ['nearest', 'rules', 'sequential', 'together', 'twoSteps'] as const;

function choose(board: Scoreboard, excluded: readonly number[], limit: number): number[] {
  const guess = new FirstGuess();
  guess.choose(board, new Set(excluded), limit);
  return [...guess.items.subarray(0, guess.size)].sort((a, b) => a - b);
}

function boardOf(scores: readonly { item: number; model: (typeof models)[number]; score: number }[]): Scoreboard {
  const board = new Scoreboard();
  board.reset();
  for (const { item, model, score } of scores) board.add(scoreColumns[model], item, score);
  return board;
}

describe('FirstGuess', () => {
  it('chooses those whose shares of each model’s best sum up to most, as sorting all would', () => {
    const scores = fc.array(
      fc.record({ item: fc.nat(60), model: fc.constantFrom(...models), score: fc.integer({ min: -20, max: 100 }) }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(scores, fc.uniqueArray(fc.nat(60), { maxLength: 10 }), fc.integer({ min: 1, max: 40 }), (given, out, limit) => {
        const board = boardOf(given);
        const sumOf = (item: number): number => {
          let sum = 0;
          for (const model of models) {
            const best = Math.max(...Array.from({ length: 61 }, (_, other) => board.of(scoreColumns[model], other)));
            if (best > 0) sum += Math.max(0, board.of(scoreColumns[model], item)) / best;
          }
          return sum;
        };
        const items = [...new Set(given.map(({ item }) => item))].filter((item) => !out.includes(item));
        const sums = items.map(sumOf).filter((sum) => sum > 0);
        const chosen = choose(board, out, limit);
        const expected = sums.sort((a, b) => b - a).slice(0, limit);
        expect(chosen).toHaveLength(expected.length);
        expect(chosen.every((item) => items.includes(item))).toBe(true);
        const found = chosen.map(sumOf).sort((a, b) => b - a);
        found.forEach((sum, place) => {
          expect(sum).toBeCloseTo(expected[place] ?? 0, 9);
        });
      }),
    );
  });

  it('takes all that are better before any of those that are level at the bar', () => {
    const board = boardOf([1, 2, 3, 4].map((item) => ({ item, model: 'rules', score: item === 4 ? 3 : 2 })));
    const chosen = choose(board, [], 2);
    expect(chosen).toHaveLength(2);
    expect(chosen).toContain(4);
  });

  it('chooses what only one model knows, and nothing that all models speak against', () => {
    const board = boardOf([
      { item: 1, model: 'nearest', score: 100 },
      { item: 2, model: 'twoSteps', score: 0.001 },
      { item: 3, model: 'sequential', score: -1 },
    ]);
    expect(choose(board, [], 10)).toEqual([1, 2]);
    expect(choose(board, [1], 10)).toEqual([2]);
    expect(choose(board, [], 0)).toEqual([]);
  });
});
