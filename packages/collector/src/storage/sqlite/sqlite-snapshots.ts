import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import type { Snapshot, SnapshotStore } from '../storage.ts';
import type { Database } from './open-database.ts';

/**
 * Snapshots lie in files beside the database, written off the main thread: a hundred megabytes in a transaction would hold up every request
 * behind it. The database keeps a token of each, so that a file that belongs to another database, or to a former life of this one, is
 * passed over.
 */
export function createSqliteSnapshots(database: Database, path: string): SnapshotStore {
  if (path === ':memory:') return createMemorySnapshots();
  const select = database.prepare<[string], { position: number; saved_at: number; bytes: Buffer }>(
    'SELECT position, saved_at, bytes FROM snapshots WHERE name = ?',
  );
  const upsert = database.prepare(
    'INSERT INTO snapshots (name, position, saved_at, bytes) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position, saved_at = excluded.saved_at, bytes = excluded.bytes',
  );
  const fileOf = (name: string): string => `${path}-${name}.snapshot`;

  return {
    async read(name): Promise<Snapshot | undefined> {
      const row = select.get(name);
      if (row === undefined) return undefined;
      const whole = await readFile(fileOf(name)).catch(() => Buffer.alloc(0));
      const token = whole.subarray(0, row.bytes.length);
      if (row.bytes.length === 0 || !token.equals(row.bytes)) return undefined;
      return { name, position: row.position, savedAtMs: row.saved_at, chunks: [whole.subarray(token.length)] };
    },
    async save({ name, position, savedAtMs, chunks }) {
      const token = randomBytes(16);
      const draft = `${fileOf(name)}.draft`;
      try {
        const file = await open(draft, 'w', 0o600);
        try {
          for (const chunk of [token, ...chunks]) await file.writeFile(chunk);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(draft, fileOf(name));
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      upsert.run(name, position, savedAtMs, token);
    },
  };
}

function createMemorySnapshots(): SnapshotStore {
  const snapshots = new Map<string, Snapshot>();
  return {
    read: async (name) => snapshots.get(name),
    save: async (snapshot) => {
      snapshots.set(snapshot.name, snapshot);
    },
  };
}
