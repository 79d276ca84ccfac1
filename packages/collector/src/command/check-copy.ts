import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createSqliteStorage } from '../storage/sqlite/sqlite-storage.ts';
import { DatabaseBroken, DatabaseNewer } from '../storage/storage.ts';

/**
 * Faults in a copy of a database, none when it is whole. Leaves nothing beside it that was not there.
 *
 * @throws DatabaseNewer when this version cannot read it
 */
export async function checkCopy(file: string): Promise<readonly string[]> {
  const beside = ['-wal', '-shm'].map((end) => `${file}${end}`).filter((name) => !existsSync(name));
  try {
    const copy = createSqliteStorage(file, { readOnly: true });
    return await copy.checkIntegrity().finally(() => copy.close());
  } catch (error) {
    if (error instanceof DatabaseNewer) throw error;
    if (error instanceof DatabaseBroken) return ['it is not a database of this program'];
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    for (const name of beside) await rm(name, { force: true });
  }
}
