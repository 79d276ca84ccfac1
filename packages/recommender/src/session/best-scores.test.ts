import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BestScores } from './best-scores.ts';
import { Scoreboard, scoreColumns } from './scoreboard.ts';

const scores = fc.array(
  fc.record({
    item: fc.nat(400),
    value: fc.oneof(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, 0.5, -0.5)),
  }),
  {
    maxLength: 300,
  },
);

it('chooses what sorting everything would, ties going to the smaller item', () => {
  const best = new BestScores(40);
  const board = new Scoreboard();
  fc.assert(
    fc.property(scores, fc.uniqueArray(fc.nat(400), { maxLength: 20 }), (given, out) => {
      board.reset();
      const sums = new Map<number, number>();
      for (const { item, value } of given) {
        board.add(scoreColumns.rules, item, value);
        sums.set(item, Math.fround((sums.get(item) ?? 0) + value));
      }
      const excluded = new Set(out);
      best.choose(board, scoreColumns.rules, excluded);
      const sorted = [...sums]
        .filter(([item, value]) => value !== 0 && !excluded.has(item))
        .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      expect([...best.ids.subarray(0, best.size)]).toEqual(sorted.slice(0, 40).map(([item]) => item));
      expect(best.greatest).toBe(sorted[0]?.[1] ?? 0);
    }),
  );
});

it('holds as many items as a question touches', () => {
  const board = new Scoreboard();
  for (let round = 0; round < 2; round += 1) {
    board.reset();
    for (let item = 0; item < 5_000; item += 1) board.add(scoreColumns.near, item * 7, item + round);
    expect(board.size).toBe(5_001);
    expect(board.of(scoreColumns.near, 7 * 4_999)).toBe(4_999 + round);
    expect(board.of(scoreColumns.near, 3)).toBe(0);
    expect(board.find(7 * 5_000)).toBe(0);
  }
});
