import { closeSync, fdatasync, openSync } from 'node:fs';
import { StorageUnavailable } from '../storage.ts';

/** Brings SQLite's write-ahead log onto the disk beside the main thread, which meanwhile reads the next requests. */
export interface LogSync {
  /** Resolves when all that was written to the log by now is durable. @throws StorageUnavailable when the disk refuses. */
  sync(): Promise<void>;
  /** Whether the disk refused: what was written since may be lost, though reads still show it. */
  readonly failed: boolean;
  /** Says that everything was brought onto the disk another way. */
  mended(): void;
  /** Once what was asked for is answered. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: StorageUnavailable) => void;
}

/** @param path the database's, which is open and in WAL mode; the log's file is the same for as long as that is so */
export function openLogSync(path: string): LogSync {
  const file = openSync(`${path}-wal`, 'r+');
  /** For what is written while a sync runs: it may not cover that, so that one more has to follow, for all of them together. */
  let waiting: Waiting[] = [];
  let running = false;
  let fault: NodeJS.ErrnoException | null = null;

  function begin(): void {
    const asked = waiting;
    waiting = [];
    running = true;
    fdatasync(file, (error) => {
      running = false;
      // What the disk refused once it forgets: a later sync that succeeds says nothing of it.
      fault = error ?? fault;
      if (waiting.length > 0) begin();
      for (const { resolve, reject } of asked) {
        if (fault === null) resolve();
        else reject(new StorageUnavailable(`[storage] [sqlite] ${fault.message}`, { cause: fault }));
      }
    });
  }

  const sync = (): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      if (!running) begin();
    });

  return {
    sync,
    get failed() {
      return fault !== null;
    },
    mended: () => {
      fault = null;
    },
    close: async () => {
      if (running) await sync().catch(() => undefined);
      closeSync(file);
    },
  };
}
