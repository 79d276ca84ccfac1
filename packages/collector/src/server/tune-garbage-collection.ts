import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';

/** By how much memory may grow before all of it is collected again, percent of what was alive the last time. */
const growingPercent = 50;

/**
 * Has V8 collect for a server that should hold up no request, for the whole process:
 *
 * - New objects are never made old ones from the first (allocation-site pretenuring). Under load V8 sees that events, while they wait for the disk, outlive a
 *   collection of young memory, and takes them for lasting ones; each dead event then keeps all it names until the whole memory is collected.
 * - The whole memory is collected when it has grown by a share. V8 would do it the sooner the less grows old, since it weighs the time that takes against the
 *   time between: with 150 MB alive as often as every 30 MB, each time for a fifth of a second in which requests wait.
 * - Marking leaves the thread that answers a core of its own: on two cores V8's four helpers would take two thirds of both.
 */
export function tuneGarbageCollection(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
  setFlagsFromString(`--heap-growing-percent=${growingPercent}`);
  setFlagsFromString(`--concurrent-marking-max-worker-num=${Math.max(1, availableParallelism() - 1)}`);
}
