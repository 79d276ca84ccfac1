import { closeSync, openSync } from 'node:fs';
import { DatabaseBroken, DatabaseNewer, StorageUnavailable } from '../storage.ts';
import { migrations } from './migrations/migrations.ts';
import { type Database, Sqlite, type Statement } from './sqlite-driver.ts';

export type { Database, Statement };

export interface OpenedDatabase {
  readonly database: Database;
  /** Lets go of the writer's lock and of the files. */
  close(): void;
}

/** How a connection is set that writes without waiting for the disk. */
export const writerPragmas: readonly string[] = [
  // With FULL a commit would sync the write-ahead log: an acknowledged event survives a power cut, not only a crash.
  'synchronous = NORMAL',
  // 16 MB, all of it in time; what is not in it the system has in its own cache, which gives way when others need memory.
  'cache_size = -16000',
  'temp_store = MEMORY',
  // What is deleted is overwritten, not only forgotten: an erased person is not to be found in free pages.
  'secure_delete = ON',
  // Checkpoints have a thread of their own (checkpoints.ts); this is for when it fails.
  'wal_autocheckpoint = 24000',
  'journal_size_limit = 67108864',
];

/**
 * Opens a database file (or `:memory:`) for writing and brings its layout up to date.
 *
 * @throws StorageUnavailable when another process is writing to it.
 */
export function openDatabase(path: string): OpenedDatabase {
  const lock = path === ':memory:' ? undefined : lockWriter(path);
  let database: Database | undefined;
  const close = (): void => {
    database?.close();
    lock?.close();
  };
  try {
    if (path !== ':memory:') makePrivate(path);
    database = new Sqlite(path);
    database.pragma('journal_mode = WAL');
    for (const pragma of [...writerPragmas, 'synchronous = FULL', `cache_size = -${path === ':memory:' ? 16_000 : 8_000}`])
      database.pragma(pragma);
    migrate(database);
    return { database, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Makes a file that only its owner reads, where there is none: what lies beside the database takes its rights from it. */
export function makePrivate(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
}

/** Opens a database that another process may be writing to, to look only. */
export function openReadOnly(path: string): Database {
  return new Sqlite(path, { readonly: true, fileMustExist: true });
}

/** The same with its end, for a store that only looks. */
export function openForReading(path: string): OpenedDatabase {
  const database = openReadOnly(path);
  try {
    layoutOf(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return { database, close: () => database.close() };
}

/** Statements by their text, each prepared once. */
export function statementsOf(database: Database): (sql: string) => Statement {
  const prepared = new Map<string, Statement>();
  return (sql) => {
    let statement = prepared.get(sql);
    if (statement === undefined) {
      statement = database.prepare(sql);
      prepared.set(sql, statement);
    }
    return statement;
  };
}

/** An error of another thread's database, as if it had been thrown here. */
export function sqliteError(message: string, code: string): Error {
  return new Sqlite.SqliteError(message, code);
}

/** The error as the port names it: faults of disk and locks pass, others are bugs. */
export function asStorageError(error: unknown): unknown {
  if (error instanceof Sqlite.SqliteError && /^SQLITE_(FULL|BUSY|LOCKED|IOERR|CANTOPEN|READONLY|NOMEM)/.test(error.code)) {
    return new StorageUnavailable(`[storage] [sqlite] ${error.message}`, { cause: error });
  }
  if (error instanceof Sqlite.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return broken('The database', error);
  return error;
}

/** An error of a database that could not be opened, as the port names it. */
export function asOpeningError(error: unknown, path: string): unknown {
  if (error instanceof DatabaseNewer) return new DatabaseNewer(`${path}: ${error.message}`, { cause: error });
  const known = asStorageError(error);
  if (error instanceof Sqlite.SqliteError && /^SQLITE_(READONLY|CANTOPEN|PERM)/.test(error.code)) {
    const text = `[storage] [sqlite] ${path} and its folder must be this user's to write, also to look only; see their owner and rights (${error.message})`;
    return new StorageUnavailable(text, { cause: error });
  }
  const isBroken = known instanceof DatabaseBroken || known instanceof Sqlite.SqliteError;
  return isBroken && error instanceof Error ? broken(path, error) : known;
}

function broken(what: string, cause: Error): DatabaseBroken {
  return new DatabaseBroken(
    `[storage] [sqlite] ${what} is not a whole database of this version (${cause.message}); put the newest backup in its place: quen restore FILE --force`,
    { cause },
  );
}

/** Which of the migrations the database has had. @throws DatabaseNewer when more than there are */
function layoutOf(database: Database): number {
  const have = Number(database.pragma('user_version', { simple: true }));
  if (have <= migrations.length) return have;
  throw new DatabaseNewer(
    `a newer Quen has written it (layout ${have}; this version knows up to ${migrations.length}). Update Quen; the data are as they were`,
  );
}

function migrate(database: Database): void {
  const have = layoutOf(database);
  migrations.slice(have).forEach((sql, index) => {
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${have + index + 1}`);
    })();
  });
}

/** Held by the kernel for as long as the process lives, so that a crash leaves nothing to clean up. */
function lockWriter(path: string): Database {
  const lock = new Sqlite(`${path}-writer`);
  try {
    lock.pragma('busy_timeout = 0');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new StorageUnavailable(`[storage] [sqlite] Another process is writing to ${path}; stop it first.`, { cause: error });
  }
  return lock;
}
