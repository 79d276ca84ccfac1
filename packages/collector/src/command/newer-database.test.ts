import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Sqlite } from '../storage/sqlite/sqlite-driver.ts';
import { main } from './main.ts';
import { openShop } from './shop-folder.ts';

let folder = '';
let printed = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quen-newer-'));
  const keep = (text: unknown): boolean => {
    printed += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  for (const name of ['newer', 'present']) await (await openShop(join(folder, name))).close();
  const database = new Sqlite(join(folder, 'newer/quen.db'));
  database.pragma('user_version = 999');
  database.close();
});
afterEach(async () => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  await rm(folder, { recursive: true });
});

async function quen(...args: string[]): Promise<string> {
  printed = '';
  process.exitCode = undefined;
  await main(args);
  return printed;
}

test.each([['serve', '--port', '0'], ['replay'], ['keys', 'list'], ['export', '-'], ['doctor']])(
  'quen %s leaves what a newer version wrote as it is, and says to update',
  async (...command) => {
    const told = await quen(...command, '--data', join(folder, 'newer'));
    expect(told).toContain('a newer Quen has written it');
    expect(told).not.toContain('backup');
    expect(process.exitCode).toBe(1);
  },
);

test('quen restore does not put it in place of data that can be read', async () => {
  const before = await readFile(join(folder, 'present/quen.db'));
  const told = await quen('restore', join(folder, 'newer/quen.db'), '--force', '--data', join(folder, 'present'));
  expect(told).toContain('a newer Quen has written it');
  expect(process.exitCode).toBe(1);
  expect((await readFile(join(folder, 'present/quen.db'))).equals(before)).toBe(true);
  expect(await readdir(join(folder, 'present'))).not.toContain('quen.db-replaced');
});
