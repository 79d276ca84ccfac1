import type { Worker } from 'node:worker_threads';
import { OutcomeUnknown } from '../storage.ts';
import { startDatabaseThread, stopDatabaseThread } from './database-thread.ts';
import { sqliteError, writerPragmas } from './open-database.ts';
import type { WriteResults, Writer, Written } from './writer.ts';

/**
 * What `prepareWrites` (writer.ts) does, as the thread's program: the same tests hold for both. Writes come as a list of texts, the statements first: a
 * copy of so many objects, JSON within JSON, or one long text would cost the main thread as much as it saves.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const Database = require(workerData.driver);
const database = new Database(workerData.path, { fileMustExist: true });
for (const pragma of workerData.pragmas) database.pragma(pragma);
const prepared = new Map();
const prepare = (sql) => {
  let statement = prepared.get(sql);
  if (statement === undefined) prepared.set(sql, (statement = database.prepare(sql)));
  return statement;
};
const run = database.transaction((texts) => {
  const results = [];
  let next = 1;
  for (const [sql, ...runs] of JSON.parse(texts[0])) {
    const statement = prepare(sql);
    for (const values of runs) {
      for (let at = 0; at < values.length; at++) if (values[at] === true) values[at] = texts[next++];
      const { changes, lastInsertRowid } = statement.run(values);
      results.push([changes, lastInsertRowid]);
    }
  }
  return results;
}).immediate;
parentPort.on('message', (asked) => {
  if (asked === 'stop') {
    database.close();
    parentPort.close();
    return;
  }
  let answer;
  try {
    if (asked === 'checkpoint') database.pragma('wal_checkpoint(PASSIVE)');
    else answer = { results: run(asked) };
  } catch ({ message, code }) {
    answer = { message, code };
  }
  // Of a checkpoint that failed another one comes.
  if (asked !== 'checkpoint') parentPort.postMessage(answer);
});
`;

type Answer = { readonly results: WriteResults } | { readonly message: string; readonly code?: string };

interface Waiting {
  readonly textLength: number;
  readonly resolve: (written: Written) => void;
  readonly reject: (error: unknown) => void;
}

export interface WriterThread extends Writer {
  /** Carries the write-ahead log over into the database, after what was asked for before. */
  checkpoint(): void;
}

/**
 * Writes on a thread and a connection of their own, in the order in which it is asked: the main thread meanwhile reads the next requests. It starts with the
 * first write, and anew with the first one after it has ended by itself, whose writes are then refused as unknown.
 */
export function createWriterThread(path: string): WriterThread {
  const waiting: Waiting[] = [];
  let worker: Worker | null = null;

  function start(): Worker {
    // Young things are few and gone at once; the whole is bounded as the main thread's is, whose requests it holds.
    const started = startDatabaseThread(program, path, { maxYoungGenerationSizeMb: 8 }, { pragmas: writerPragmas });
    started.on('message', answered);
    let fault: unknown = new Error('The thread ended.');
    started.on('error', (error) => {
      fault = error;
    });
    started.once('exit', () => {
      worker = null;
      const cause = fault;
      for (const { reject } of waiting.splice(0))
        reject(new OutcomeUnknown('[storage] [sqlite] The thread that writes has ended; send it again.', { cause }));
    });
    return started;
  }

  function answered(answer: Answer): void {
    const asked = waiting.shift();
    if (waiting.length === 0) worker?.unref();
    if ('results' in answer) asked?.resolve({ results: answer.results, textLength: asked.textLength });
    else asked?.reject(answer.code === undefined ? new Error(answer.message) : sqliteError(answer.message, answer.code));
  }

  return {
    write: (writes) =>
      new Promise((resolve, reject) => {
        const texts = [JSON.stringify(writes.statements), ...writes.texts];
        worker ??= start();
        // Who waits for it keeps the process alive.
        if (waiting.length === 0) worker.ref();
        waiting.push({ textLength: texts.reduce((sum, { length }) => sum + length, 0), resolve, reject });
        worker.postMessage(texts);
      }),
    checkpoint: () => worker?.postMessage('checkpoint'),
    stop: () => stopDatabaseThread(worker),
  };
}
