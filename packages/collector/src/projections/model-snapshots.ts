import type { Recommender } from '@quen/recommender';
import type { Log } from '../server/log.ts';
import { runBetweenRequests } from '../server/run-between-requests.ts';
import type { Storage } from '../storage/storage.ts';
import { collect, finish } from './snapshot-work.ts';

export interface ModelSnapshotsOptions {
  readonly recommender: Recommender;
  readonly storage: Storage;
  readonly now: () => number;
  readonly log: Log;
}

/** Keeps what the models learned beyond a restart. */
export interface ModelSnapshots {
  /** Whether the last one is so old that another is due. */
  readonly isDue: boolean;
  /** Writes one, unless little is new since the last; a fault is told, and the next start learns more. */
  save(): Promise<void>;
  /** Takes up the newest one, if there is one of at most `head` events. Answers the position it knows, or undefined. */
  restore(head: number): Promise<number | undefined>;
  /** Notes that what is stored is not what is known: the next one is worth writing whatever it brings. */
  outdate(): void;
}

const sliceMs = 2;
const saveEveryMs = 300_000;
/** Fewer are learned anew faster than a snapshot is read. */
const worthSaving = 2_000;
const snapshotName = 'models';

export function createModelSnapshots({ recommender, storage, now, log }: ModelSnapshotsOptions): ModelSnapshots {
  let savedPosition = 0;
  let savedAtMs = performance.now();

  return {
    get isDue() {
      return performance.now() - savedAtMs >= saveEveryMs;
    },
    async save() {
      savedAtMs = performance.now();
      const position = recommender.learnedPosition;
      if (position - savedPosition < worthSaving) return;
      try {
        const chunks: Uint8Array[] = [];
        await runBetweenRequests(collect(recommender.snapshot(), chunks), { sliceMs, restMs: 0, stopped: () => false });
        await storage.snapshots.save({ name: snapshotName, position, savedAtMs: now(), chunks });
        savedPosition = position;
      } catch (error) {
        log({
          level: 'warn',
          message: 'The models could not be saved; the next start learns the log anew',
          fault: String(error),
        });
      }
    },
    async restore(head) {
      const snapshot = await storage.snapshots.read(snapshotName);
      if (snapshot === undefined || snapshot.position > head) return undefined;
      const restored = finish(recommender.restore(snapshot.chunks));
      if (restored.ok) {
        savedPosition = restored.value;
        return restored.value;
      }
      log({
        level: 'warn',
        message: 'The saved models cannot be read; the log is learned anew',
        fault: restored.issues[0]?.message,
      });
      return undefined;
    },
    outdate() {
      savedPosition = 0;
    },
  };
}
