import { performance } from 'node:perf_hooks';

/** Of a rest, the share in which the process worked for others, beyond which they are said to need it. */
const busyShare = 0.5;
/** While others need the process, rests are so many times longer. */
const busyRests = 10;

/**
 * Runs long work between requests: a generator's steps for about `sliceMs`, then a rest, so that no request waits longer than one slice.
 * Work that rests at all rests ten times longer while requests keep the process busy. Resolves when it is done or `stopped` says so.
 */
export async function runBetweenRequests(
  work: Iterator<unknown, unknown, void>,
  options: { readonly sliceMs: number; readonly restMs: number; readonly stopped: () => boolean },
): Promise<boolean> {
  let busy = false;
  while (!options.stopped()) {
    const until = performance.now() + options.sliceMs;
    do {
      if (work.next().done === true) return true;
    } while (performance.now() < until);
    const before = performance.eventLoopUtilization();
    await rest(busy ? options.restMs * busyRests : options.restMs);
    busy = options.restMs > 0 && performance.eventLoopUtilization(before).utilization > busyShare;
  }
  return false;
}

function rest(restMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (restMs === 0) setImmediate(resolve);
    else setTimeout(resolve, restMs);
  });
}
