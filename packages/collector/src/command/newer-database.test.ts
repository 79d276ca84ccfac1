import { readdir, readFile } from 'node:fs/promises';
import { beforeEach, expect, test } from 'vitest';
import { Sqlite } from '../storage/sqlite/sqlite-driver.ts';
import { shopCommand } from './shop-command.contract.ts';
import { openShop } from './shop-folder.ts';

const { at, quen } = shopCommand();
beforeEach(async () => {
  for (const name of ['newer', 'present']) await (await openShop(at(name))).close();
  const database = new Sqlite(at('newer/quen.db'));
  database.pragma('user_version = 999');
  database.close();
});

test.each([['serve', '--port', '0'], ['replay'], ['keys', 'list'], ['export', '-'], ['doctor']])(
  'quen %s leaves what a newer version wrote as it is, and says to update',
  async (...command) => {
    const told = await quen(...command, '--data', at('newer'));
    expect(told).toContain('a newer Quen has written it');
    expect(told).not.toContain('backup');
    expect(process.exitCode).toBe(1);
  },
);

test('quen restore does not put it in place of data that can be read', async () => {
  const before = await readFile(at('present/quen.db'));
  const told = await quen('restore', at('newer/quen.db'), '--force', '--data', at('present'));
  expect(told).toContain('a newer Quen has written it');
  expect(process.exitCode).toBe(1);
  expect((await readFile(at('present/quen.db'))).equals(before)).toBe(true);
  expect(await readdir(at('present'))).not.toContain('quen.db-replaced');
});
