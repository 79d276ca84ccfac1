/** Runs work that tells nothing of how far it is, and says `share` of the whole done at each pause. */
export function* shareOf<R>(run: Generator<unknown, R, void>, share: number): Generator<number, R, void> {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    yield share;
  }
}

/** Runs work that yields its own share done, 0 to 1, as the part of the whole that begins at `from` and is `share` long. */
export function* mapShare<R>(run: Generator<number, R, void>, from: number, share: number): Generator<number, R, void> {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    yield from + share * step.value;
  }
}
