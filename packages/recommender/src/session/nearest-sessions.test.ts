import { describe, expect, it } from 'vitest';
import { NearestSessions } from './nearest-sessions.ts';
import { Scoreboard, scoreColumns } from './scoreboard.ts';
import { SessionStore } from './session-store.ts';

const options = { stepDecay: 0.7, ageScale: 1e12, reachAfter: 5, reachBefore: 3, perItem: 100, neighbours: 100 };

function ask(sessions: readonly number[][], asked: readonly number[], chosen = options): Scoreboard {
  const store = new SessionStore({ sessions: 100, openSessions: 100 });
  sessions.forEach((items, s) => {
    for (const item of items) store.append(`s${s}`, item, true, s);
  });
  const board = new Scoreboard();
  board.reset();
  const view = { store, statistics: store.statistics, before: Number.POSITIVE_INFINITY, now: store.sessionCount };
  new NearestSessions().score(view, { items: Int32Array.from(asked), length: asked.length }, chosen, board);
  return board;
}

const { nearest, anywhere, next, previous } = scoreColumns;

describe('NearestSessions', () => {
  it('counts an item the less the farther it stands from the match, and anywhere in a neighbour alike', () => {
    const board = ask([[1, 2, 3, 4], [9]], [1]);
    expect(board.of(nearest, 2)).toBeGreaterThan(board.of(nearest, 4));
    expect(board.of(anywhere, 4)).toBeGreaterThan(0);
    expect(board.of(anywhere, 2)).toBe(board.of(anywhere, 4));
    expect(board.of(anywhere, 9)).toBe(0);
  });

  it('notes what stands right beside the newest item, nearer sessions saying more', () => {
    // The first neighbour has both items of the asking session in common, the second one.
    const board = ask(
      [
        [7, 5, 1, 2],
        [8, 6, 1, 3],
      ],
      [7, 1],
    );
    expect(board.of(next, 2)).toBeGreaterThan(board.of(next, 3));
    expect(board.of(next, 3)).toBeGreaterThan(0);
    expect(board.of(previous, 5)).toBeGreaterThan(board.of(previous, 6));
    expect([5, 6, 7, 8].map((item) => board.of(next, item))).toEqual([0, 0, 0, 0]);
    expect([2, 3, 7, 8].map((item) => board.of(previous, item))).toEqual([0, 0, 0, 0]);
  });

  it('notes nothing beside an item that is not the newest, nor beyond a session', () => {
    const beside = (asked: readonly number[]): number[] => {
      const board = ask([[4, 1, 2], [3]], asked);
      return [0, 1, 2, 3, 4].flatMap((item) => [board.of(next, item), board.of(previous, item)]);
    };
    expect(beside([1, 3]).every((said) => said === 0)).toBe(true);
    expect(beside([2]).filter((said) => said > 0)).toHaveLength(1);
    expect(beside([4]).filter((said) => said > 0)).toHaveLength(1);
    expect(beside([1]).filter((said) => said > 0)).toHaveLength(2);
    expect(beside([]).every((said) => said === 0)).toBe(true);
  });

  it('uses the most alike where more are found than it is to use, whichever was met first', () => {
    // Both items of the asking session are in the oldest session alone, so that many are level behind it.
    const level = Array.from({ length: 8 }, (_, s) => [1, 20 + s]);
    const board = ask([[2, 1, 9], ...level], [2, 1], { ...options, neighbours: 3 });
    expect(board.of(nearest, 9)).toBeGreaterThan(0);
    expect(level.filter(([, item = 0]) => board.of(anywhere, item) > 0)).toHaveLength(2);
  });
});
