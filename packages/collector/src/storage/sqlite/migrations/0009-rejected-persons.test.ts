import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { createSqliteStorage } from '../sqlite-storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'quen-migration-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A database as it was before. */
function openBefore(path: string): ReturnType<typeof openDatabase> {
  const opened = openDatabase(path);
  for (const table of ['rejected_events', 'set_aside_events']) {
    for (const column of ['identity', 'claimed']) {
      opened.database.exec(`DROP INDEX ${table}_${column}; ALTER TABLE ${table} DROP COLUMN ${column};`);
    }
  }
  opened.database.exec('ALTER TABLE rejected_events DROP COLUMN batch; ALTER TABLE rejected_events DROP COLUMN is_cut;');
  // What came after.
  opened.database.exec('ALTER TABLE report_orders DROP COLUMN given_back; ALTER TABLE products DROP COLUMN history;');
  opened.database.pragma('user_version = 8');
  return opened;
}

it('reads from rejected and set-aside events of before whose they are', async () => {
  const path = join(folder, 'old.db');
  const { database, close } = openBefore(path);
  const reject = database.prepare("INSERT INTO rejected_events (received_at, source, issues, raw) VALUES (1, ?, '[]', ?)");
  const setAside = database.prepare('INSERT INTO set_aside_events (position, received_at, event) VALUES (1, 1, ?)');
  const [browser, server] = [0, 1];
  const both = JSON.stringify({ anonymousId: 'v1', userId: 'lan' });
  reject.run(browser, Buffer.from(both));
  reject.run(server, Buffer.from(both));
  reject.run(server, Buffer.from('{"userId":42}'));
  reject.run(server, Buffer.from('{"userId":{},"anonymousId":""}'));
  reject.run(browser, Buffer.from('[1]'));
  reject.run(browser, Buffer.from(both.slice(0, -1)));
  reject.run(browser, Buffer.from([0xff, 0x7b]));
  setAside.run(JSON.stringify({ anonymousId: 'v1', userId: 'lan', proof: 'claimed' }));
  setAside.run(JSON.stringify({ anonymousId: 'v1', userId: 'lan', proof: 'proven' }));
  setAside.run(JSON.stringify({ anonymousId: 'v1', userId: null, proof: 'none' }));
  close();
  const storage = createSqliteStorage(path);
  const rejected = await storage.log.readRejected(10);
  expect(rejected.map(({ identity, claimed, isCut }) => [identity, claimed, isCut]).reverse()).toEqual([
    ['a:v1', 'u:lan', false],
    ['u:lan', null, false],
    ['u:42', null, false],
    [null, null, false],
    [null, null, false],
    [null, null, true],
    [null, null, true],
  ]);
  expect(rejected[0]?.batch).toEqual({ provenUserId: null, consent: {} });
  const records = await storage.privacy.records(['a:v1', 'u:lan'], []);
  const whose = records.setAside.map(({ identity, claimed }) => `${identity} ${claimed}`);
  expect(whose.sort()).toEqual(['a:v1 null', 'a:v1 u:lan', 'u:lan null']);
  await storage.close();
});
