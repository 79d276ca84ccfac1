import { type Storage, StorageUnavailable, type StorageWrite } from '../storage.ts';
import { type Checkpoints, createCheckpoints } from './checkpoints.ts';
import { createIdentityIndex, type IdentityIndex } from './identity-index.ts';
import { type LogSync, openLogSync } from './log-sync.ts';
import { asStorageError, type Database, openDatabase, openForReading } from './open-database.ts';
import { type Committed, prepareCommit } from './sqlite-commit.ts';
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
import { withoutSync } from './without-sync.ts';

export interface SqliteStorageOptions {
  /** Only looks, also while another process is writing; every write fails. */
  readonly readOnly?: boolean;
}

/**
 * Opens (or makes) a store in one SQLite file, or in memory with `:memory:`.
 *
 * @throws StorageUnavailable when another process is writing to the file.
 */
export function createSqliteStorage(path: string, options: SqliteStorageOptions = {}): Storage {
  const { database, close } = options.readOnly === true ? openForReading(path) : openDatabase(path);
  const apart =
    path === ':memory:' || options.readOnly === true
      ? null
      : { sync: openLogSync(path), checkpoints: createCheckpoints(database, path) };
  const identityIndex = createIdentityIndex(database, options.readOnly === true);
  const commit = createCommit(database, apart, identityIndex);
  const probe = database.transaction(() => {
    database.exec(
      "INSERT INTO cursors (projection, position) VALUES ('probe', 1) ON CONFLICT DO UPDATE SET position = position + 1",
    );
  });

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
    reports: withErrorsOf(createSqliteReports(database)),
    console: withErrorsOf(createSqliteConsole(database)),
    retention: withErrorsOf(createSqliteRetention(database)),
    settings: withErrorsOf(createSqliteSettings(database)),
    privacy: withErrorsOf(createSqlitePrivacy(database, path, identityIndex)),
    probe: withErrors(async () => probe.immediate()),
    backup: withErrors(async (target, progress) => {
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
      await apart?.checkpoints.stop();
      if (apart !== null) settleIndex(identityIndex);
      close();
      apart?.sync.close();
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
  readonly sync: LogSync;
  readonly checkpoints: Checkpoints;
}

/** {@link Storage.commit}: with `'later'` the main thread leaves it to another one to wait for the disk. */
function createCommit(database: Database, apart: ApartWork | null, identityIndex: IdentityIndex): Storage['commit'] {
  const commit = prepareCommit(database, identityIndex);
  const done = Promise.resolve();

  function run(write: StorageWrite, synchronous: 'FULL' | 'NORMAL'): Committed {
    // What is written without waiting is waited for by the caller, beside the main thread.
    return synchronous === 'FULL' ? commit(write) : withoutSync(database, () => commit(write));
  }

  return async (write, durability) => {
    if (apart?.sync.failed === true) mend(apart.sync);
    const later = apart !== null && durability === 'later';
    const { outcomes, head, textLength } = run(write, later ? 'NORMAL' : 'FULL');
    // Pages that are written half full, and those of the indices, come on top of the text.
    apart?.checkpoints.wrote(2 * textLength + 4_096 * ((outcomes.length >> 2) + 6 * (write.profiles?.length ?? 0) + 6));
    return { outcomes, head, durable: later ? apart.sync.sync() : done };
  };

  /** After the disk has refused a sync, what the log has is trusted only once the database has all of it. */
  function mend(sync: LogSync): void {
    const [row] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (row?.busy !== 0) throw new StorageUnavailable('[storage] [sqlite] The disk refused a write before and is not well yet.');
    sync.mended();
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
