import { type CommitResult, type Storage, StorageUnavailable, type StorageWrite } from '../storage.ts';
import { type Checkpoints, createCheckpoints } from './checkpoints.ts';
import { createIdentityIndex, type IdentityIndex } from './identity-index.ts';
import {
  asOpeningError,
  asStorageError,
  type Database,
  makePrivate,
  type OpenedDatabase,
  openDatabase,
  openForReading,
} from './open-database.ts';
import { createCommitPlanner, type PlannedCommit } from './sqlite-commit.ts';
import { createSqliteConsole } from './sqlite-console.ts';
import { createSqliteLedgers } from './sqlite-ledgers.ts';
import { createSqliteLog } from './sqlite-log.ts';
import { createSqliteOffers } from './sqlite-offers.ts';
import { createSqlitePrivacy } from './sqlite-privacy.ts';
import { createSqliteProducts } from './sqlite-products.ts';
import { createSqliteProfiles } from './sqlite-profiles.ts';
import { createSqliteReports } from './sqlite-reports.ts';
import { createSqliteRetention, createSqliteSettings } from './sqlite-retention.ts';
import { createSqliteRules } from './sqlite-rules.ts';
import { createSqliteSnapshots } from './sqlite-snapshots.ts';
import { createSqliteTimers } from './sqlite-timers.ts';
import { createWriterInPlace, type Writer, type Writes, type Written } from './writer.ts';
import { createWriterThread, type WriterThread } from './writer-thread.ts';

export interface SqliteStorageOptions {
  /** Only looks, also while another process is writing; every write fails. */
  readonly readOnly?: boolean;
}

/**
 * Opens (or makes) a store in one SQLite file, or in memory with `:memory:`.
 *
 * @throws StorageUnavailable when another process is writing to the file; DatabaseBroken when it cannot be read;
 * DatabaseNewer when a newer version wrote it
 */
export function createSqliteStorage(path: string, options: SqliteStorageOptions = {}): Storage {
  let opened: OpenedDatabase | undefined;
  try {
    opened = options.readOnly === true ? openForReading(path) : openDatabase(path);
    return storageOf(opened, path, options);
  } catch (error) {
    opened?.close();
    throw asOpeningError(error, path);
  }
}

function storageOf({ database, close }: OpenedDatabase, path: string, options: SqliteStorageOptions): Storage {
  const thread = path === ':memory:' || options.readOnly === true ? null : createWriterThread(path);
  const writer = thread ?? createWriterInPlace(database);
  const apart = thread && { thread, checkpoints: createCheckpoints(path, thread.checkpoint) };
  const identityIndex = createIdentityIndex(database, options.readOnly === true);
  const commit = createCommit(database, writer, apart, identityIndex);

  return {
    backend: 'sqlite',
    commit: withErrors(commit),
    log: withErrorsOf(createSqliteLog(database, identityIndex)),
    profiles: withErrorsOf(createSqliteProfiles(database)),
    products: withErrorsOf(createSqliteProducts(database)),
    rules: withErrorsOf(createSqliteRules(database)),
    snapshots: withErrorsOf(createSqliteSnapshots(database, path)),
    ...ledgers(),
    offers: withErrorsOf(createSqliteOffers(database)),
    timers: withErrorsOf(createSqliteTimers(database)),
    reports: withErrorsOf(createSqliteReports(database, writer)),
    console: withErrorsOf(createSqliteConsole(database)),
    retention: withErrorsOf(createSqliteRetention(database)),
    settings: withErrorsOf(createSqliteSettings(database)),
    privacy: withErrorsOf(createSqlitePrivacy(database, path, identityIndex)),
    probe: withErrors(async () => void (await commit({ cursors: { probe: Date.now() } }))),
    backup: withErrors(async (target, progress) => {
      makePrivate(target);
      await database.backup(target, {
        progress: ({ totalPages, remainingPages }) => {
          progress?.(totalPages === 0 ? 1 : 1 - remainingPages / totalPages);
          return 500;
        },
      });
      progress?.(1);
    }),
    checkIntegrity: async () => {
      const rows = database.pragma('integrity_check(20)');
      const texts = Array.isArray(rows) ? rows.map((row: { integrity_check?: string }) => String(row.integrity_check)) : [];
      return texts.filter((text) => text !== 'ok');
    },
    close: async () => {
      await writer.stop();
      await apart?.checkpoints.stop();
      if (apart !== null) settleIndex(identityIndex);
      close();
    },
  };

  function ledgers(): Pick<Storage, 'keys' | 'decisions' | 'consents'> {
    const { keys, decisions, consents } = createSqliteLedgers(database);
    return {
      keys: withErrorsOf(keys),
      decisions: withErrorsOf(decisions),
      consents: withErrorsOf(consents),
    };
  }
}

/** So that the next start need not find again what is in memory only; it does when this fails. */
function settleIndex(identityIndex: IdentityIndex): void {
  try {
    identityIndex.settle();
  } catch {
    // A full disk, say: the log itself is there.
  }
}

/** Work that a database in a file has done beside the main thread. */
interface ApartWork {
  readonly thread: WriterThread;
  readonly checkpoints: Checkpoints;
}

/** {@link Storage.commit}: the transaction and the wait for the disk are beside the main thread, where the database is in a file. */
function createCommit(
  database: Database,
  writer: Writer,
  apart: ApartWork | null,
  identityIndex: IdentityIndex,
): Storage['commit'] {
  const plan = createCommitPlanner(database, identityIndex);
  let turn: Promise<unknown> = Promise.resolve();

  async function run(write: StorageWrite): Promise<CommitResult> {
    if (apart?.thread.failed === true) mend(apart.thread);
    const planned = plan(write);
    const { results, durable } = await written(planned, write);
    const { outcomes, head, more } = planned.done(results);
    // The log has the events, so that the answer is about them whatever becomes of what is set aside.
    return { outcomes, head, durable: more.statements.length === 0 ? durable : both(durable, more) };
  }

  async function written(planned: PlannedCommit, { events = [], profiles = [] }: StorageWrite): Promise<Written> {
    try {
      const done = await writer.write(planned.writes, true);
      // Pages that are written half full, and those of the indices, come on top of the text.
      apart?.checkpoints.wrote(2 * done.textLength + 4_096 * ((events.length >> 2) + 6 * profiles.length + 6));
      return done;
    } catch (error) {
      planned.failed();
      throw error;
    }
  }

  async function both(durable: Promise<void>, more: Writes): Promise<void> {
    try {
      const rest = writer.write(more, true).then((done) => done.durable);
      await Promise.all([durable, rest]);
    } catch (error) {
      throw asStorageError(error);
    }
  }

  return async (write, durability) => {
    const result = turn.then(() => run(write));
    turn = result.catch(() => undefined);
    if (durability !== 'later') await (await result).durable;
    return result;
  };

  /** After the disk has refused a sync, what the log has is trusted only once the database has all of it. */
  function mend(thread: WriterThread): void {
    const [row] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (row?.busy !== 0) throw new StorageUnavailable('[storage] [sqlite] The disk refused a write before and is not well yet.');
    thread.mended();
  }
}

function withErrors<Arguments extends unknown[], Value>(
  method: (...args: Arguments) => Promise<Value>,
): (...args: Arguments) => Promise<Value> {
  return async (...args) => {
    try {
      return await method(...args);
    } catch (error) {
      throw asStorageError(error);
    }
  };
}

/** The same store with each method's errors named as the port names them. */
function withErrorsOf<Store extends object>(store: Store): Store {
  const wrapped = Object.entries(store).map(([name, method]) => [name, withErrors(method)]);
  return Object.fromEntries(wrapped) as Store;
}
