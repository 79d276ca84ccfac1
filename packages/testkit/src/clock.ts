/** A clock that stands still until it is moved: what tests hand to code that asks for the time. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Moves forward and answers the new time. Negative steps move back, for tests of clocks that jump. */
  advance(byMs: number): number;
  set(nowMs: number): void;
}

/** A {@link Clock} that stands at `startMs` (epoch milliseconds). */
export function createClock(startMs: number): Clock {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    advance(byMs) {
      nowMs += byMs;
      return nowMs;
    },
    set(toMs) {
      nowMs = toMs;
    },
  };
}
