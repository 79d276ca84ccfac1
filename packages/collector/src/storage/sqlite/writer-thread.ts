import type { Worker } from 'node:worker_threads';
import { OutcomeUnknown, StorageUnavailable } from '../storage.ts';
import { startDatabaseThread, stopDatabaseThread } from './database-thread.ts';
import { sqliteError, writerPragmas } from './open-database.ts';
import type { WriteResults, Writer, Written } from './writer.ts';

/**
 * What `prepareWrites` (writer.ts) does, as the thread's program: the same tests hold for both. Writes come as a list of texts, whether the disk is to keep
 * them and the statements first: a copy of so many objects, JSON within JSON, or one long text would cost the main thread as much as it saves.
 *
 * The disk is asked from here, as soon as a transaction is in the log: the main thread may be busy for a millisecond, and to wake another costs it as much as
 * an event. It is asked once at a time; what is written meanwhile waits for the next.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const { closeSync, fdatasync, openSync } = require('node:fs');
const Database = require(workerData.driver);
const database = new Database(workerData.path, { fileMustExist: true });
for (const pragma of workerData.pragmas) database.pragma(pragma);
// Its file is the same for as long as the database is open.
const log = openSync(workerData.path + '-wal', 'r+');
const prepared = new Map();
const prepare = (sql) => {
  let statement = prepared.get(sql);
  if (statement === undefined) prepared.set(sql, (statement = database.prepare(sql)));
  return statement;
};
const run = database.transaction((texts) => {
  const results = [];
  let next = 2;
  for (const [sql, ...runs] of JSON.parse(texts[1])) {
    const statement = prepare(sql);
    for (const values of runs) {
      for (let at = 0; at < values.length; at++) if (values[at] === true) values[at] = texts[next++];
      const { changes, lastInsertRowid } = statement.run(values);
      results.push([changes, lastInsertRowid]);
    }
  }
  return results;
}).immediate;

// Writes are counted on both sides.
let written = 0;
let toSync = 0;
let syncing = false;
let fault = null;
let stopping = false;
const sync = () => {
  syncing = true;
  const synced = written;
  fdatasync(log, (error) => {
    syncing = false;
    // What the disk refused once it forgets: a later sync that succeeds says nothing of it.
    if (error !== null) fault = error.message;
    parentPort.postMessage(fault === null ? { synced } : { synced, fault });
    if (toSync > synced) sync();
    else if (stopping) end();
  });
};
const end = () => {
  closeSync(log);
  database.close();
  parentPort.close();
};
const write = (texts) => {
  written++;
  try {
    parentPort.postMessage({ results: run(texts) });
  } catch ({ message, code }) {
    parentPort.postMessage({ message, code });
    return;
  }
  if (texts[0] === '') return;
  toSync = written;
  if (!syncing) sync();
};
parentPort.on('message', (asked) => {
  if (asked === 'stop') {
    stopping = true;
    if (!syncing) end();
  } else if (asked === 'mended') fault = null;
  else if (asked === 'checkpoint') {
    // Of one that failed another comes.
    try {
      database.pragma('wal_checkpoint(PASSIVE)');
    } catch {}
  } else write(asked);
});
`;

/** What became of a write; or that all writes up to the n-th, the first being 1, are on the disk, or were refused by it. */
type Answer =
  | { readonly results: WriteResults }
  | { readonly message: string; readonly code?: string }
  | { readonly synced: number; readonly fault?: string };

interface Waiting {
  readonly nth: number;
  readonly durably: boolean;
  readonly textLength: number;
  readonly resolve: (written: Written) => void;
  readonly reject: (error: unknown) => void;
}

/** A write that the disk does not have yet. */
interface Unsynced {
  readonly nth: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface WriterThread extends Writer {
  /** Carries the write-ahead log over into the database, after what was asked for before. */
  checkpoint(): void;
  /** Whether the disk refused: what was written since may be lost, though reads still show it. */
  readonly failed: boolean;
  /** Says that everything was brought onto the disk another way. */
  mended(): void;
}

const noWait = Promise.resolve();

/**
 * Writes on a thread and a connection of their own, in the order in which it is asked: the main thread meanwhile reads the next requests. It starts with the
 * first write, and anew with the first one after it has ended by itself, whose writes are then refused as unknown.
 *
 * @param path the database's, which is open and in WAL mode
 */
export function createWriterThread(path: string): WriterThread {
  let waiting: Waiting[] = [];
  let unsynced: Unsynced[] = [];
  /** Of this thread. */
  let asked = 0;
  let failed = false;
  let worker: Worker | null = null;

  function start(): Worker {
    // Young things are few and gone at once; the whole is bounded as the main thread's is, whose requests it holds.
    const started = startDatabaseThread(program, path, { maxYoungGenerationSizeMb: 8 }, { pragmas: writerPragmas });
    started.on('message', answered);
    let cause: unknown = new Error('The thread ended.');
    started.on('error', (error) => {
      cause = error;
    });
    started.once('exit', () => {
      const left = [...unsynced, ...waiting];
      worker = null;
      waiting = [];
      unsynced = [];
      asked = 0;
      for (const { reject } of left)
        reject(new OutcomeUnknown('[storage] [sqlite] The thread that writes has ended; send it again.', { cause }));
    });
    return started;
  }

  function answered(answer: Answer): void {
    if ('synced' in answer) settle(answer.synced, answer.fault);
    else {
      const first = waiting.shift();
      if (first === undefined) return;
      if ('results' in answer) first.resolve({ results: answer.results, textLength: first.textLength, durable: durable(first) });
      else first.reject(answer.code === undefined ? new Error(answer.message) : sqliteError(answer.message, answer.code));
    }
    if (waiting.length === 0 && unsynced.length === 0) worker?.unref();
  }

  function durable({ durably, nth }: Waiting): Promise<void> {
    if (!durably) return noWait;
    const synced = new Promise<void>((resolve, reject) => unsynced.push({ nth, resolve, reject }));
    // Whoever waits for it learns of it; who failed before has something else to tell.
    synced.catch(() => undefined);
    return synced;
  }

  function settle(synced: number, fault: string | undefined): void {
    if (fault !== undefined) failed = true;
    for (let first = unsynced[0]; first !== undefined && first.nth <= synced; first = unsynced[0]) {
      unsynced.shift();
      if (fault === undefined) first.resolve();
      else first.reject(new StorageUnavailable(`[storage] [sqlite] ${fault}`));
    }
  }

  return {
    write: (writes, durably) =>
      new Promise((resolve, reject) => {
        const texts = [durably ? 'durably' : '', JSON.stringify(writes.statements), ...writes.texts];
        worker ??= start();
        // Who waits for it keeps the process alive.
        if (waiting.length === 0) worker.ref();
        const textLength = texts.reduce((sum, { length }) => sum + length, 0);
        waiting.push({ nth: ++asked, durably, textLength, resolve, reject });
        worker.postMessage(texts);
      }),
    checkpoint: () => worker?.postMessage('checkpoint'),
    get failed() {
      return failed;
    },
    mended: () => {
      failed = false;
      worker?.postMessage('mended');
    },
    stop: () => stopDatabaseThread(worker),
  };
}
