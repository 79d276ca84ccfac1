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
  close(): void;
}

/** @param path the database's, which is open and in WAL mode; the log's file is the same for as long as that is so */
export function openLogSync(path: string): LogSync {
  const file = openSync(`${path}-wal`, 'r+');
  let failed = false;
  return {
    sync: () =>
      new Promise((resolve, reject) => {
        fdatasync(file, (error) => {
          if (error === null) return resolve();
          failed = true;
          reject(new StorageUnavailable(`[storage] [sqlite] ${error.message}`, { cause: error }));
        });
      }),
    get failed() {
      return failed;
    },
    mended: () => {
      failed = false;
    },
    close: () => closeSync(file),
  };
}
