import { createRequire } from 'node:module';
import process from 'node:process';
import type SqliteDatabase from 'better-sqlite3';

export type Database = SqliteDatabase.Database;
export type Statement<Parameters extends unknown[] = unknown[], Row = unknown> = SqliteDatabase.Statement<Parameters, Row>;

const require = createRequire(import.meta.url);

/** Node-API 10 came with Node 22.14; version 13 of better-sqlite3 cannot be loaded without it. */
const hasNapi10 = Number(process.versions['napi']) >= 10;

/**
 * Where better-sqlite3 lies: its version 13 where Node can load it, since the finalizers of 12 abort the whole process on Node 24.19 and newer, else 12,
 * the last one for Node 20. Both have the same interface. 13 is optional: npm leaves it out on Node 20, and others may.
 */
export const driverPath: string = (hasNapi10 && resolved('better-sqlite3-napi')) || require.resolve('better-sqlite3');

/** SQLite, as better-sqlite3 binds it. */
export const Sqlite = require(driverPath) as typeof SqliteDatabase;

function resolved(name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}
