import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { newEvent } from '../storage.contract.ts';
import { StorageUnavailable } from '../storage.ts';
import { createSqliteStorage } from './sqlite-storage.ts';

const disk = vi.hoisted(() => ({ fails: false, asked: 0 }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    fdatasync: (file: number, done: (error: NodeJS.ErrnoException | null) => void) => {
      disk.asked++;
      if (disk.fails) setImmediate(() => done(Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' })));
      else fs.fdatasync(file, done);
    },
  };
});

const folder = mkdtempSync(join(tmpdir(), 'quen-sync-'));
afterEach(() => rmSync(folder, { recursive: true }));

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
