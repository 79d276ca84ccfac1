/**
 * Runs long work between requests: a generator's steps for about `sliceMs`, then a rest, so that no request waits longer than one slice.
 * Resolves when it is done or `stopped` says so.
 */
export async function runBetweenRequests(
  work: Iterator<unknown, unknown, void>,
  options: { readonly sliceMs: number; readonly restMs: number; readonly stopped: () => boolean },
): Promise<boolean> {
  while (!options.stopped()) {
    const until = performance.now() + options.sliceMs;
    do {
      if (work.next().done === true) return true;
    } while (performance.now() < until);
    await rest(options.restMs);
  }
  return false;
}

function rest(restMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (restMs === 0) setImmediate(resolve);
    else setTimeout(resolve, restMs);
  });
}
