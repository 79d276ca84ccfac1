import { type Database, statementsOf } from './open-database.ts';

/** Stands for the next of the {@link Writes.texts}. */
export const nextText = true;

/** What a statement's placeholder takes. */
export type WriteValue = string | number | null | typeof nextText;

/** A statement and the values of each of its runs, in their order. */
export type Write = [sql: string, ...runs: (readonly WriteValue[])[]];

/** Statements, and the longer texts in their values, which go from thread to thread as they are. */
export interface Writes {
  readonly statements: readonly Write[];
  readonly texts: readonly string[];
}

/** Of all runs in their order: how many rows each changed, and the row id that was given out last. */
export type WriteResults = readonly (readonly [changes: number, lastRowId: number])[];

export interface Written {
  readonly results: WriteResults;
  /** How long the writes are together; 0 where nobody counts. */
  readonly textLength: number;
  /** Resolves when the disk has them, where it was asked to. @throws StorageUnavailable when it refused */
  readonly durable: Promise<void>;
}

/** Runs writes in one transaction, all of them or none. Others can read them when it resolves; the disk may not have them yet. */
export interface Writer {
  /** @param durably asks the disk to keep them, beside what is written next */
  write(writes: Writes, durably: boolean): Promise<Written>;
  stop(): Promise<void>;
}

/** Writes on the thread and the connection that ask for it, as a database in memory has to. */
export function createWriterInPlace(database: Database): Writer {
  const run = prepareWrites(database);
  const durable = Promise.resolve();
  return { write: async (writes) => ({ results: run(writes), textLength: 0, durable }), stop: async () => undefined };
}

/** The same, at once. */
export function prepareWrites(database: Database): (writes: Writes) => WriteResults {
  const prepare = statementsOf(database);
  return database.transaction(({ statements, texts }: Writes): WriteResults => {
    const results: [number, number][] = [];
    let next = 0;
    for (const [sql, ...runs] of statements) {
      const statement = prepare(sql);
      for (const values of runs) {
        const { changes, lastInsertRowid } = statement.run(values.map((value) => (value === nextText ? texts[next++] : value)));
        results.push([changes, Number(lastInsertRowid)]);
      }
    }
    return results;
  }).immediate;
}
