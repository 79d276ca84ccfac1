import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { newEvent } from '../storage.contract.ts';
import { StorageUnavailable } from '../storage.ts';
import { type LogSync, openLogSync } from './log-sync.ts';
import { createSqliteStorage } from './sqlite-storage.ts';

const disk = vi.hoisted(() => ({ fails: false, asked: 0, held: null as (() => void)[] | null }));
const refusal = (): NodeJS.ErrnoException => Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' });
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    fdatasync: (file: number, done: (error: NodeJS.ErrnoException | null) => void) => {
      disk.asked++;
      if (disk.held !== null) disk.held.push(() => done(disk.fails ? refusal() : null));
      else if (disk.fails) setImmediate(() => done(refusal()));
      else fs.fdatasync(file, done);
    },
  };
});

const folder = mkdtempSync(join(tmpdir(), 'quen-sync-'));
beforeEach(() => Object.assign(disk, { fails: false, asked: 0, held: null }));
afterAll(() => rmSync(folder, { recursive: true }));

/** A log on a file of its own, whose syncs end when they are let. */
function openHeld(): { log: LogSync; held: (() => void)[] } {
  const path = join(folder, `held-${Math.random()}`);
  writeFileSync(`${path}-wal`, '');
  disk.held = [];
  return { log: openLogSync(path), held: disk.held };
}

const settled = async (promise: Promise<unknown>): Promise<string> =>
  Promise.race([
    promise.then(
      () => 'durable',
      () => 'refused',
    ),
    new Promise<string>((resolve) => setImmediate(resolve, 'waits')),
  ]);

it('tells who waits that the disk refused, and trusts the log again once the database has all of it', async () => {
  const path = join(folder, 'sync.sqlite');
  const storage = createSqliteStorage(path);
  await (await storage.commit({ events: [newEvent('m1')] }, 'later')).durable;
  expect(disk.asked).toBe(1);

  disk.fails = true;
  const refused = await storage.commit({ events: [newEvent('m2')] }, 'later');
  await expect(refused.durable).rejects.toThrow(StorageUnavailable);

  disk.fails = false;
  // What was refused is there, and now for good: it was carried over before the next was written.
  const { outcomes, durable } = await storage.commit({ events: [newEvent('m2'), newEvent('m3')] }, 'later');
  await durable;
  expect(outcomes.map(({ status }) => status)).toEqual(['duplicate', 'appended']);
  await storage.close();
  const again = createSqliteStorage(path);
  expect((await again.log.read({ after: 0 })).map(({ messageId }) => messageId)).toEqual(['m1', 'm2', 'm3']);
  await again.close();
});

it('asks once more for all that was written while the disk was asked', async () => {
  const { log, held } = openHeld();
  const all = [log.sync(), log.sync(), log.sync()];
  expect(held).toHaveLength(1);
  held[0]?.();
  expect(await Promise.all(all.map(settled))).toEqual(['durable', 'waits', 'waits']);
  expect(held).toHaveLength(2);
  held[1]?.();
  expect(await Promise.all(all.map(settled))).toEqual(['durable', 'durable', 'durable']);
  await log.close();
});

it('trusts no sync after one that was refused, until the log is mended', async () => {
  const { log, held } = openHeld();
  const all = [log.sync(), log.sync()];
  disk.fails = true;
  held[0]?.();
  disk.fails = false;
  held[1]?.();
  expect(await Promise.all(all.map(settled))).toEqual(['refused', 'refused']);
  log.mended();
  const after = log.sync();
  held[2]?.();
  expect(await settled(after)).toBe('durable');
  await log.close();
});

it('closes when the disk has answered', async () => {
  const { log, held } = openHeld();
  const asked = log.sync();
  const closed = log.close();
  expect(await settled(closed)).toBe('waits');
  while (held.length > 0) held.shift()?.();
  expect([await settled(asked), await settled(closed)]).toEqual(['durable', 'durable']);
});
