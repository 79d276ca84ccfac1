import { performance } from 'node:perf_hooks';

/** How many times longer rests are, when others needed the process for more than so much of the last one. */
const busyRests: readonly (readonly [share: number, times: number])[] = [
  [0.9, 25],
  [0.5, 10],
];

/**
 * Runs long work between requests: a generator's steps for about `sliceMs`, then a rest, so that no request waits longer than one slice.
 * Work that rests at all rests ten times longer while requests keep the process busy, and longer yet while they take all of it. Resolves when it is done or `stopped` says so.
 */
export async function runBetweenRequests(
  work: Iterator<unknown, unknown, void>,
  options: { readonly sliceMs: number; readonly restMs: number; readonly stopped: () => boolean },
): Promise<boolean> {
  let times = 1;
  while (!options.stopped()) {
    const until = performance.now() + options.sliceMs;
    do {
      if (work.next().done === true) return true;
    } while (performance.now() < until);
    const before = performance.eventLoopUtilization();
    await rest(options.restMs * times);
    if (options.restMs === 0) continue;
    const { utilization } = performance.eventLoopUtilization(before);
    times = busyRests.find(([share]) => utilization > share)?.[1] ?? 1;
  }
  return false;
}

function rest(restMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (restMs === 0) setImmediate(resolve);
    else setTimeout(resolve, restMs);
  });
}
