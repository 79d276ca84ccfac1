import { describe, expect, it } from 'vitest';
import { Scoreboard, scoreColumns } from '../session/scoreboard.ts';
import { SessionStore } from '../session/session-store.ts';
import { fitLinearModel, type LinearModel, type LinearOptions, scoreByLinearModel } from './linear-model.ts';

const options: LinearOptions = {
  sequential: false,
  stepDecay: 0.5,
  aheadDecay: 0,
  behind: 0,
  lengthPower: 0,
  ageScale: 1e12,
  ridge: 2,
  support: 50,
  predictDecay: 0.5,
};

function storeOf(...sessions: number[][]): SessionStore {
  const store = new SessionStore({ sessions: 1000, openSessions: 1000 });
  sessions.forEach((items, s) => {
    for (const item of items) store.append(`s${s}`, item, true, s);
  });
  return store;
}

function fit(store: SessionStore, itemCount: number, chosen: LinearOptions, before = Number.POSITIVE_INFINITY): LinearModel {
  const run = fitLinearModel({ store, statistics: store.statistics, before, now: store.sessionCount }, itemCount, chosen);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

function weight(model: LinearModel, from: number, to: number): number {
  const { starts, columns, values } = model.rows;
  for (let at = starts[from] ?? 0; at < (starts[from + 1] ?? 0); at += 1) if (columns[at] === to) return values[at] ?? 0;
  return 0;
}

describe('fitLinearModel', () => {
  it('gives the weights of EASE where order does not count', () => {
    const sessions = [
      [0, 1, 2],
      [0, 1],
      [1, 2, 3],
      [0, 2],
      [2, 3],
      [0, 1, 3],
    ];
    const model = fit(storeOf(...sessions), 4, options);
    const expected = ease(sessions, 4, options.ridge);
    for (let i = 0; i < 4; i += 1)
      for (let j = 0; j < 4; j += 1) expect(weight(model, i, j)).toBeCloseTo(expected[i]?.[j] ?? 0, 3);
  });

  it.each([true, false])('leaves items met since it began to the next fit (order counting: %s)', (sequential) => {
    const sessions = Array.from({ length: 40 }, (_, s) => [s % 5, (s * 3) % 5, (s * 7) % 5]);
    const chosen = { ...options, sequential };
    const store = storeOf(...sessions);
    const run = fitLinearModel({ store, statistics: store.statistics, before: 40, now: 40 }, 5, chosen);
    // Before the first item is counted: the same sessions come upon another one, others upon many.
    for (let item = 5; item < 300; item += 1) store.append(item === 5 ? 's3' : `later${item % 9}`, item, true, 40);
    let step = run.next();
    while (!step.done) step = run.next();
    const { rows } = step.value.rows;
    expect(rows).toBe(5);
    for (let item = 0; item < rows; item += 1) {
      const others = [...step.value.rows.columns.subarray(step.value.rows.starts[item], step.value.rows.starts[item + 1])];
      expect(others.every((other) => other < 5)).toBe(true);
      expect(new Set(others).size).toBe(others.length);
      if (!sequential) for (const other of others) expect(weight(step.value, item, other)).toBeGreaterThan(0);
    }
  });

  it('knows what comes next from what came before, where order counts', () => {
    const model = fit(storeOf(...Array.from({ length: 30 }, () => [0, 1, 2])), 3, { ...options, sequential: true });
    expect(weight(model, 0, 1)).toBeGreaterThan(0.5);
    expect(weight(model, 1, 2)).toBeGreaterThan(0.5);
    expect(weight(model, 2, 0)).toBe(0);
    expect(weight(model, 1, 0)).toBe(0);
  });

  it('looks at no session from the given one on', () => {
    const store = storeOf([0, 1], [0, 1], [2, 3], [2, 3]);
    const model = fit(store, 4, options, 2);
    expect(weight(model, 0, 1)).toBeGreaterThan(0);
    expect(weight(model, 2, 3)).toBe(0);
  });

  it('lets older steps of the asking session say less', () => {
    const model = fit(
      storeOf(...Array.from({ length: 10 }, () => [0, 1]), ...Array.from({ length: 10 }, () => [2, 3])),
      4,
      options,
    );
    const scores = new Scoreboard();
    scores.reset();
    scoreByLinearModel(model, { items: Int32Array.of(0, 2), length: 2 }, scores, scoreColumns.sequential);
    const told = (item: number): number => scores.of(scoreColumns.sequential, item);
    expect(told(1)).toBeGreaterThan(0);
    expect(told(1)).toBeCloseTo(told(3) / 2, 5);
  });

  it('tells evenly as well what items say whose order does not count', () => {
    const store = storeOf([0, 1], [0, 1], [2, 3], [2, 3]);
    const ask = (sequential: boolean): ((item: number) => number) => {
      const scores = new Scoreboard();
      scores.reset();
      const model = fit(store, 4, { ...options, sequential });
      const column = sequential ? scoreColumns.sequential : scoreColumns.together;
      scoreByLinearModel(model, { items: Int32Array.of(0, 2), length: 2 }, scores, column);
      return (item) => scores.of(scoreColumns.evenly, item);
    };
    const told = ask(false);
    expect(told(1)).toBeGreaterThan(0);
    expect(told(1)).toBeCloseTo(told(3), 5);
    expect(ask(true)(1)).toBe(0);
  });
});

/** EASE in closed form: B = I − P·diag(1/diag P), P = (XᵀX + ridge)⁻¹, by Gauss–Jordan. */
function ease(sessions: number[][], n: number, ridge: number): number[][] {
  const a = Array.from({ length: n }, (_, i) =>
    Array.from({ length: 2 * n }, (_, j) => {
      if (j >= n) return j - n === i ? 1 : 0;
      return sessions.filter((items) => items.includes(i) && items.includes(j)).length + (i === j ? ridge : 0);
    }),
  );
  for (let k = 0; k < n; k += 1) {
    const pivot = a[k]?.[k] ?? 1;
    a[k] = (a[k] ?? []).map((value) => value / pivot);
    for (let i = 0; i < n; i += 1) {
      if (i === k) continue;
      const factor = a[i]?.[k] ?? 0;
      a[i] = (a[i] ?? []).map((value, j) => value - factor * (a[k]?.[j] ?? 0));
    }
  }
  const p = a.map((row) => row.slice(n));
  return p.map((row, i) => row.map((value, j) => (i === j ? 0 : -value / (p[j]?.[j] ?? 1))));
}
