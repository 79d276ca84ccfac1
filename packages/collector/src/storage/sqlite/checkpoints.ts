import type { Worker } from 'node:worker_threads';
import { startDatabaseThread, stopDatabaseThread } from './database-thread.ts';

/** What `PRAGMA wal_checkpoint` answers: pages in the log, and how many of them the database has by now. */
interface CheckpointRow {
  readonly busy: number;
  readonly log: number;
  readonly checkpointed: number;
}

/**
 * Carries the write-ahead log over into the database in a thread of its own, since that takes the disk tens of milliseconds, which no request
 * should wait. Only the rest is done between two transactions, by who writes, when the log has grown long: so that it begins anew.
 */
export interface Checkpoints {
  /** Notes that about so many bytes were written. */
  wrote(bytes: number): void;
  stop(): Promise<void>;
}

/** The thread is asked after so many bytes. */
const everyBytes = 8_000_000;
/** Pages after which the log is to begin anew: 32 MB. SQLite itself would do it in a commit at three times that. */
const longLog = 8_000;
/** Pages that are carried over between transactions: some milliseconds. */
const shortRest = 1_000;

/** The thread's program. */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const Database = require(workerData.driver);
const database = new Database(workerData.path, { fileMustExist: true, timeout: 0 });
parentPort.on('message', (message) => {
  if (message === 'stop') {
    database.close();
    parentPort.close();
    return;
  }
  let row = null;
  try {
    row = database.pragma('wal_checkpoint(PASSIVE)')[0];
  } catch {}
  parentPort.postMessage(row);
});
`;

/** @param carryOver carries over what is left, between two transactions */
export function createCheckpoints(path: string, carryOver: () => void): Checkpoints {
  let worker: Worker | null = null;
  let asked = false;
  let restDue = false;
  let unseen = 0;

  function ask(): void {
    if (worker === null) {
      worker = startDatabaseThread(program, path, { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 });
      worker.on('message', answered);
      // Without the thread SQLite does it in the commits, as it always did.
      worker.on('error', () => undefined);
      worker.once('exit', () => {
        worker = null;
        // Who died owes no answer: the next one is asked.
        asked = false;
      });
    }
    asked = true;
    unseen = 0;
    worker.postMessage('checkpoint');
  }

  function answered(row: CheckpointRow | null): void {
    asked = false;
    restDue = row !== null && row.log > longLog && row.log - row.checkpointed < shortRest;
  }

  return {
    wrote(bytes) {
      unseen += bytes;
      if (restDue) {
        restDue = false;
        carryOver();
      } else if (!asked && unseen > everyBytes) ask();
    },
    stop: () => stopDatabaseThread(worker),
  };
}
