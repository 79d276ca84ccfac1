import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Suppression } from '../privacy-store.ts';

/**
 * The list of erased identities in a file beside the database (`<database>-erased`, a JSON line each). A backup that is put back over the database
 * knows nothing of what was erased since; this file does.
 */
export interface ErasedList {
  read(): readonly Suppression[];
  /** Durable when it returns. */
  append(entries: readonly Suppression[]): void;
}

export function erasedListFile(path: string): string {
  return `${path}-erased`;
}

/** @param path the database's; `:memory:` has no list beside it */
export function createErasedList(path: string): ErasedList {
  if (path === ':memory:') return { read: () => [], append: () => undefined };
  const file = erasedListFile(path);
  return {
    read: () => readErasedList(file),
    append(entries) {
      const handle = openSync(file, 'a', 0o600);
      try {
        // A crash may have left half a line: it gets a line of its own.
        writeSync(handle, `\n${entries.map((entry) => JSON.stringify(entry)).join('\n')}\n`);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
    },
  };
}

/** The entries of a list; none when there is no file. Half lines are passed over. */
export function readErasedList(file: string): readonly Suppression[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line) => {
    try {
      const entry = JSON.parse(line) as Partial<Suppression>;
      const { salt, hash, atMs } = entry;
      return typeof salt === 'string' && typeof hash === 'string' && typeof atMs === 'number' ? [{ salt, hash, atMs }] : [];
    } catch {
      return [];
    }
  });
}
