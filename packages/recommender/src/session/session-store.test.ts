import { expect, it } from 'vitest';
import { SessionStore } from './session-store.ts';

/** Sessions of three items each, of thirty. */
function storeOf(sessions: number): SessionStore {
  const store = new SessionStore({ sessions: 2_000, openSessions: 2_000 });
  for (let s = 0; s < sessions; s += 1) for (let k = 0; k < 3; k += 1) store.append(`s${s}`, (s + k) % 30, true, s);
  return store;
}

it('tells the statistics of before while sessions go on, which moves them', () => {
  const store = storeOf(600);
  const run = store.statisticsBefore(600);
  let events = 600 * 3;
  for (let round = 0; ; round += 1) {
    const step = run.next();
    if (step.done) {
      const { records, itemCount } = step.value;
      const sum = records.reduce((all, value, at) => (at % 8 === 1 ? all + value : all), 0);
      expect(records.every(Number.isFinite)).toBe(true);
      expect(itemCount).toBeGreaterThanOrEqual(30);
      // Each session counts as long as it was when its turn came: whole before a pause, twenty longer after it.
      expect(sum).toBe(events);
      break;
    }
    // Only those whose turn has not come.
    for (let s = 256 * (round + 1); s < 600; s += 1)
      for (let k = 0; k < 20; k += 1) {
        store.append(`s${s}`, 100 + ((s + k) % 50), true, 600);
        events += 1;
      }
  }
});

it('tells them also where the oldest sessions make room meanwhile', () => {
  const store = new SessionStore({ sessions: 600, openSessions: 600 });
  for (let s = 0; s < 600; s += 1) store.append(`s${s}`, 1, true, s);
  const run = store.statisticsBefore(600);
  run.next();
  for (let s = 600; s < 1_200; s += 1) store.append(`s${s}`, 2, true, s);
  let step = run.next();
  while (!step.done) step = run.next();
  expect(step.value.sessionsOf(1)).toBe(256);
  expect(step.value.sessionsOf(2)).toBe(0);
});
