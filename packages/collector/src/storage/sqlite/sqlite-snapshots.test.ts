import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Storage } from '../storage.ts';
import { createSqliteStorage } from './sqlite-storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'quen-snapshots-'));
const path = join(folder, 'shop.sqlite');
const file = `${path}-models.snapshot`;
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('reads what it wrote, and passes over a file of which one bit is another, that was cut or is gone', async () => {
  const storage: Storage = createSqliteStorage(path);
  const bytes = Uint8Array.from({ length: 3_000_000 }, (_, at) => (at * 7919) % 251);
  const chunks = [bytes.subarray(0, 10), bytes.subarray(10)];
  await storage.snapshots.save({ name: 'models', position: 7, savedAtMs: 5, chunks });
  const whole = readFileSync(file);
  const read = async (): Promise<Buffer | undefined> => {
    const snapshot = await storage.snapshots.read('models');
    return snapshot && Buffer.concat([...snapshot.chunks]);
  };
  expect((await read())?.equals(bytes)).toBe(true);
  const flipped = Buffer.from(whole);
  flipped[2_000_001] = (flipped[2_000_001] ?? 0) ^ 1;
  for (const damaged of [flipped, whole.subarray(0, -1), Buffer.alloc(0)]) {
    writeFileSync(file, damaged);
    expect(await read()).toBeUndefined();
  }
  rmSync(file);
  expect(await read()).toBeUndefined();
  writeFileSync(file, whole);
  expect((await read())?.equals(bytes)).toBe(true);
  await storage.snapshots.save({ name: 'models', position: 8, savedAtMs: 6, chunks: [bytes.subarray(0, 5)] });
  expect([...((await read()) ?? [])]).toEqual([...bytes.subarray(0, 5)]);
  expect(existsSync(`${file}.draft`)).toBe(false);
  await storage.close();
});
