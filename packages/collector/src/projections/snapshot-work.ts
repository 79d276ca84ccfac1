import type { Recommender } from '@quen/recommender';

/** Takes a snapshot's chunks, one a step. */
export function* collect(chunks: Iterable<Uint8Array>, into: Uint8Array[]): Generator<void> {
  for (const chunk of chunks) {
    into.push(chunk);
    yield;
  }
}

/**
 * Puts a snapshot of its own kind in place of what a recommender knows.
 *
 * @throws Error when the recommender refuses it.
 */
export function* mustRestore(recommender: Recommender, chunks: readonly Uint8Array[]): Generator<void> {
  const restored = yield* recommender.restore(chunks);
  if (!restored.ok) throw new Error(restored.issues[0]?.message);
}

/** Runs work through without a rest: nothing is answered before the start is done. */
export function finish<R>(work: Generator<unknown, R, void>): R {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
