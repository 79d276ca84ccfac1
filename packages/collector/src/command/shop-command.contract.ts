import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Profile } from '@quen/protocol';
import { afterEach, beforeEach, vi } from 'vitest';
import type { Storage } from '../storage/storage.ts';
import { main } from './main.ts';
import { readShop } from './shop-folder.ts';

/** `quen` as tests call it, and what it leaves behind. */
export interface ShopCommand {
  /** A path in the test's folder, or the folder itself. */
  at(name?: string): string;
  /** Runs `quen` on the shop in `data`, or the one that `--data` names. @returns what it said */
  quen(...args: string[]): Promise<string>;
  /** What the last call has said by now. */
  said(): string;
  /** The part of it on standard output, which programs read. */
  printed(): string;
  /** Reads the shop in a folder. */
  look<T>(work: (storage: Storage) => Promise<T>, name?: string): Promise<T>;
  profilesOf(name: string): Promise<readonly Profile[]>;
}

/** For a file of tests: each has a folder of its own, and what `quen` says is kept in place of printed. */
export function shopCommand(): ShopCommand {
  let folder = '';
  let said = '';
  let printed = '';
  const hush = (): void => {
    said = '';
    printed = '';
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quen-command-'));
    hush();
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      said += String(text);
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
    await rm(folder, { recursive: true });
  });

  const at = (name = ''): string => join(folder, name);
  async function look<T>(work: (storage: Storage) => Promise<T>, name = 'data'): Promise<T> {
    const storage = readShop(at(name));
    try {
      return await work(storage);
    } finally {
      await storage.close();
    }
  }

  return {
    at,
    async quen(...args) {
      hush();
      process.exitCode = undefined;
      await main(args.includes('--data') ? args : [...args, '--data', at('data')]);
      return said;
    },
    said: () => said,
    printed: () => printed,
    look,
    profilesOf: (name) => look(async (storage) => (await storage.profiles.list('', 1000)).map(({ profile }) => profile), name),
  };
}

/** Two visits, as a data set of clicks tells them. */
export const clicks =
  'SessionId\tItemId\tTime\n1\ta\t1400000000\n1\tb\t1400000060\n2\ta\t1400000100\n2\tb\t1400000160\n2\tc\t1400000200\n';
