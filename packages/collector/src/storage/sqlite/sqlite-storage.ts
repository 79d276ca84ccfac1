import type { Storage } from '../storage.ts';
import { asStorageError, openDatabase, openForReading } from './open-database.ts';
import { prepareCommit } from './sqlite-commit.ts';
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
  const commit = prepareCommit(database);
  const probe = database.transaction(() => {
    database.exec(
      "INSERT INTO cursors (projection, position) VALUES ('probe', 1) ON CONFLICT DO UPDATE SET position = position + 1",
    );
  });

  return {
    backend: 'sqlite',
    commit: withErrors(async (write) => commit(write)),
    log: withErrorsOf(createSqliteLog(database)),
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
    privacy: withErrorsOf(createSqlitePrivacy(database, path)),
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
    close: async () => close(),
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
