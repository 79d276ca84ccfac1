import { performance } from 'node:perf_hooks';

/** How many times longer rests are, when others needed the process for more than so much of the last one. */
const busyRests: readonly (readonly [share: number, times: number])[] = [
  [0.9, 25],
  [0.5, 10],
];

/** What all such work has taken together, milliseconds: others need not give way to it. */
let takenMs = 0;

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
    const beganMs = performance.now();
    const until = beganMs + options.sliceMs;
    do {
      if (work.next().done === true) return true;
    } while (performance.now() < until);
    takenMs += performance.now() - beganMs;
    const { restMs } = options;
    const before = performance.eventLoopUtilization();
    const takenBefore = takenMs;
    await rest(restMs * times);
    if (restMs === 0) continue;
    const { active, idle } = performance.eventLoopUtilization(before);
    const share = (active - (takenMs - takenBefore)) / Math.max(1e-9, active + idle);
    times = busyRests.find(([most]) => share > most)?.[1] ?? 1;
  }
  return false;
}

function rest(restMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (restMs === 0) setImmediate(resolve);
    else setTimeout(resolve, restMs);
  });
}
