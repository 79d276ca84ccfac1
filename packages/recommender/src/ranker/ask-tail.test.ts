import { expect, it } from 'vitest';
import { SessionStore } from '../session/session-store.ts';
import { askTail } from './ask-tail.ts';
import { baseOptions } from './base-models.ts';
import { featureCount } from './features.ts';

const kinds = 7;

it('asks for what each session had next, while all of them grow and new items come', () => {
  const store = new SessionStore({ sessions: 500, openSessions: 500 });
  // Session s walks among the items of its own kind.
  for (let s = 0; s < 100; s += 1)
    for (let k = 0; k < 5; k += 1) store.append(`s${s}`, (s % kinds) + kinds * ((s + k) % 4), true, s);
  const before = 70;
  const statistics = [...drain(store.statisticsBefore(before))].at(-1);
  if (statistics === undefined) throw new Error('no statistics');
  const view = { store, statistics, before, until: 100, now: before };
  const asked = new Set<number>();
  const asking = askTail(view, { sequential: null, together: null }, kinds * 4, baseOptions, (candidates, right, session) => {
    asked.add(session);
    expect((candidates.ids[right] as number) % kinds).toBe(session % kinds);
    expect(candidates.features.subarray(0, candidates.size * featureCount).every(Number.isFinite)).toBe(true);
  });
  let pauses = 0;
  for (const share of asking) {
    expect(share).toBeLessThanOrEqual(1);
    pauses += 1;
    // More of the same kind, items that nobody had met, and sessions that begin.
    for (let s = 0; s < 140; s += 1) store.append(`s${s}`, (s % kinds) + kinds * (pauses % 40), true, 100);
  }
  expect([...asked].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => before + n));
});

function* drain<R>(run: Generator<unknown, R, void>): Generator<R> {
  for (;;) {
    const step = run.next();
    if (step.done) return yield step.value;
  }
}
