import { describe, expect, it } from 'vitest';
import { SparseRows } from '../linear/sparse-rows.ts';
import { Scoreboard, scoreColumns } from '../session/scoreboard.ts';
import { scoreTwoSteps } from './two-steps.ts';

/** Rows of three items: 0 leads to 3, 1 to 3 and 4, 2 to 4 with a negative weight. */
function rowsOfThree(): SparseRows {
  const rows = new SparseRows(5);
  rows.add(3, 0.5);
  rows.endRow();
  rows.add(3, 0.2);
  rows.add(4, 0.4);
  rows.endRow();
  rows.add(4, -0.3);
  rows.endRow();
  return rows;
}

function walk(asked: number[], seeds: [item: number, score: number][]): number[] {
  const out = new Scoreboard();
  out.reset();
  for (const [item, score] of seeds) out.add(scoreColumns.nearest, item, score);
  const list = { ids: Int32Array.from(seeds, ([item]) => item), size: seeds.length };
  scoreTwoSteps(rowsOfThree(), list, { items: Int32Array.from(asked), length: asked.length }, out);
  return [0, 1, 2, 3, 4].map((item) => Math.round(out.of(scoreColumns.twoSteps, item) * 1000) / 1000);
}

describe('scoreTwoSteps', () => {
  it('walks from each seed by its share of the best one, along what speaks for an item', () => {
    expect(
      walk(
        [],
        [
          [0, 8],
          [1, 4],
          [2, 2],
        ],
      ),
    ).toEqual([0, 0, 0, 0.6, 0.2]);
  });

  it('starts from no item that was asked about, and measures shares without it', () => {
    expect(
      walk(
        [0],
        [
          [0, 8],
          [1, 4],
        ],
      ),
    ).toEqual([0, 0, 0, 0.2, 0.4]);
  });

  it('takes seeds without a row, and no seeds at all', () => {
    expect(walk([], [[4, 1]])).toEqual([0, 0, 0, 0, 0]);
    expect(walk([], [])).toEqual([0, 0, 0, 0, 0]);
  });
});
