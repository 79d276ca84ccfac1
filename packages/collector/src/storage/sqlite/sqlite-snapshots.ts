import { createHash, type Hash } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { Snapshot, SnapshotStore } from '../storage.ts';
import type { Database } from './open-database.ts';

const algorithm = 'sha256';
/** A millisecond's hashing or so. */
const sliceBytes = 1 << 20;

/**
 * Snapshots lie in files beside the database, written off the main thread: a hundred megabytes in a transaction would hold up every request
 * behind it. The database keeps the digest of each, so that a file that was damaged, or belongs to another database or to a former life of this one,
 * is passed over.
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
      const hash = createHash(algorithm);
      await hashInSlices(hash, whole);
      if (!hash.digest().equals(row.bytes)) return undefined;
      return { name, position: row.position, savedAtMs: row.saved_at, chunks: [whole] };
    },
    async save({ name, position, savedAtMs, chunks }) {
      const hash = createHash(algorithm);
      const draft = `${fileOf(name)}.draft`;
      try {
        const file = await open(draft, 'w', 0o600);
        try {
          for (const chunk of chunks) {
            await hashInSlices(hash, chunk);
            await file.writeFile(chunk);
          }
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(draft, fileOf(name));
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      upsert.run(name, position, savedAtMs, hash.digest());
    },
  };
}

/** Requests have their turn between slices. */
async function hashInSlices(hash: Hash, bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.length; from += sliceBytes) {
    hash.update(bytes.subarray(from, from + sliceBytes));
    await setImmediate();
  }
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
