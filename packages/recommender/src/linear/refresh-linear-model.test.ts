import { describe, expect, it } from 'vitest';
import type { ModelView } from '../session/model-view.ts';
import { SessionStore } from '../session/session-store.ts';
import { fitLinearModel, type LinearModel, type LinearOptions } from './linear-model.ts';
import { findChanged, refreshLinearModel } from './refresh-linear-model.ts';

const itemCount = 60;
const base: LinearOptions = {
  sequential: true,
  stepDecay: 0.5,
  aheadDecay: 0.2,
  behind: 0.5,
  lengthPower: 0.25,
  ageScale: 1e12,
  ridge: 2,
  support: 50,
  predictDecay: 0.5,
};

/** Walks within a group of ten items, so that groups are never met together. */
function walk(store: SessionStore, group: number, from: number, sessions: number): void {
  for (let s = from; s < from + sessions; s += 1) {
    for (let k = 0; k < 4; k += 1) store.append(`s${s}`, group * 10 + ((s * 7 + k * (1 + (s % 3))) % 10), true, s);
  }
}

function viewOf(store: SessionStore): ModelView {
  return { store, statistics: store.statistics, before: Number.POSITIVE_INFINITY, now: store.sessionCount };
}

function finish<R>(run: Generator<unknown, R, void>): R {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

/** Weights by row and column. */
function dense({ rows }: LinearModel): number[][] {
  return Array.from({ length: itemCount }, (_, row) => {
    const weights = new Array<number>(itemCount).fill(0);
    for (let at = rows.starts[row] as number; at < (rows.starts[row + 1] as number); at += 1)
      weights[rows.columns[at] as number] = rows.values[at] as number;
    return weights;
  });
}

function expectSame(a: LinearModel, b: LinearModel): void {
  const [left, right] = [dense(a), dense(b)];
  for (let row = 0; row < itemCount; row += 1)
    for (let column = 0; column < itemCount; column += 1)
      expect(left[row]?.[column]).toBeCloseTo(right[row]?.[column] as number, 4);
}

describe.each([true, false])('refreshing, in order: %s', (sequential) => {
  const options = { ...base, sequential };

  it('finds what a new fit finds, where new sessions met some items only', () => {
    const store = new SessionStore({ sessions: 1000, openSessions: 10 });
    for (let group = 0; group < 5; group += 1) walk(store, group, group * 30, 30);
    const before = finish(fitLinearModel(viewOf(store), 50, options));
    const since = store.sessionCount;
    // A group grows, another is new.
    walk(store, 1, 500, 40);
    walk(store, 5, 600, 40);
    const changed = finish(findChanged(viewOf(store), itemCount, since));
    expect(
      [...changed].map((one, item) => (one ? Math.floor(item / 10) : -1)).filter((group, i, all) => all.indexOf(group) === i),
    ).toEqual([-1, 1, 5]);
    const refreshed = finish(refreshLinearModel(before, viewOf(store), itemCount, changed));
    const fitted = finish(fitLinearModel(viewOf(store), itemCount, options));
    expectSame(refreshed, fitted);
    expect(dense(before)[11]).not.toEqual(dense(refreshed)[11]);
  });

  it('keeps the columns that did not change, though a new fit would not', () => {
    const store = new SessionStore({ sessions: 1000, openSessions: 10 });
    for (let group = 0; group < 3; group += 1) walk(store, group, group * 30, 30);
    const before = finish(fitLinearModel(viewOf(store), itemCount, options));
    walk(store, 0, 500, 40);
    const changed = new Uint8Array(itemCount);
    changed[3] = 1;
    const refreshed = finish(refreshLinearModel(before, viewOf(store), itemCount, changed));
    const fitted = finish(fitLinearModel(viewOf(store), itemCount, options));
    const [now, anew, then] = [dense(refreshed), dense(fitted), dense(before)];
    for (let row = 0; row < itemCount; row += 1) {
      for (let column = 0; column < itemCount; column += 1) {
        expect(now[row]?.[column]).toBeCloseTo((column === 3 ? anew : then)[row]?.[column] as number, 4);
      }
    }
    expect(now.map((row) => row[3])).not.toEqual(then.map((row) => row[3]));
  });
});
