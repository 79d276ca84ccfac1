import type { SegmentWatch } from '../segments/segment-watch.ts';
import type { CollectorCore } from './core.ts';

const everyMs = 1_000;

/** What is done beside the requests, again and again. */
export interface Housekeeping {
  /** Begins nothing more; resolves when what had begun is done. */
  stop(): Promise<void>;
}

interface Chore {
  readonly name: string;
  /** Not called again before it is done; one that fails is tried again with the next round, and keeps no other from its turn. */
  run(): Promise<unknown>;
}

/** Writes profiles down, deletes what is too old, fetches catalogues that are due, and looks at everybody when the segments have changed. */
export function keepHouse(core: CollectorCore, segments: SegmentWatch): Housekeeping {
  let segmentsVersion = -1;
  const chores: readonly Chore[] = [
    { name: 'writing profiles down', run: () => core.commits.writeBehind() },
    { name: 'retention', run: () => core.retention.runOnce() },
    { name: 'catalogues', run: () => core.feeds.runDue() },
    {
      name: 'segments',
      async run() {
        const { version } = core.rules.compiled;
        if (segmentsVersion === version) return;
        await segments.lookAtAll();
        segmentsVersion = version;
      },
    },
  ];
  const running = new Map<Chore, Promise<void>>();

  async function run(chore: Chore): Promise<void> {
    try {
      await chore.run();
    } catch (error) {
      core.log({
        level: 'warn',
        message: 'Housekeeping failed; it will be tried again',
        chore: chore.name,
        fault: String(error),
      });
    } finally {
      running.delete(chore);
    }
  }

  const interval = setInterval(() => {
    for (const chore of chores) if (!running.has(chore)) running.set(chore, run(chore));
  }, everyMs);
  interval.unref();
  return {
    async stop() {
      clearInterval(interval);
      await Promise.all(running.values());
    },
  };
}
