import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { describeNarrowReads } from './narrow-reads.contract.ts';
import { describeOffers } from './offers.contract.ts';
import { describeRejected } from './rejected.contract.ts';
import { describeResults } from './results.contract.ts';
import { createSqliteStorage } from './sqlite/sqlite-storage.ts';
import { describeStorage, newEvent, type StorageUnderTest } from './storage.contract.ts';
import { StorageUnavailable } from './storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'quen-storage-'));
let files = 0;
let newest = '';
const nextFile = (): string => {
  newest = join(folder, `${++files}.sqlite`);
  return newest;
};
afterAll(() => rmSync(folder, { recursive: true }));

const backends: readonly StorageUnderTest[] = [
  { name: 'sqlite in memory', open: async () => createSqliteStorage(':memory:') },
  {
    name: 'sqlite in a file',
    open: async () => createSqliteStorage(nextFile()),
    reopen: async (storage) => {
      await storage.close();
      return createSqliteStorage(newest);
    },
  },
];
for (const backend of backends) {
  describeStorage(backend);
  describeResults(backend);
  describeRejected(backend);
  describeNarrowReads(backend);
  describeOffers(backend);
}

it('lets one process write to a file at a time', async () => {
  const path = nextFile();
  const storage = createSqliteStorage(path);
  expect(() => createSqliteStorage(path)).toThrow(StorageUnavailable);
  await storage.close();
  await createSqliteStorage(path).close();
});

it('copies itself while it is written to', async () => {
  const storage = createSqliteStorage(nextFile());
  await storage.commit({ events: [newEvent('m1')] });
  const shares: number[] = [];
  const copy = nextFile();
  await storage.backup(copy, (share) => shares.push(share));
  await storage.commit({ events: [newEvent('m2')] });
  await storage.close();
  const restored = createSqliteStorage(copy);
  expect(await restored.log.count()).toBe(1);
  expect(shares.at(-1)).toBe(1);
  await restored.close();
});

it('keeps the write-ahead log short under load, beside the commits', async () => {
  const path = nextFile();
  const storage = createSqliteStorage(path);
  const filling = 'x'.repeat(20_000);
  let longest = 0;
  for (let made = 0; made < 5_000; made += 100) {
    const events = Array.from({ length: 100 }, (_, nth) => newEvent(`m${made + nth}`, { properties: { filling } }));
    const { durable } = await storage.commit({ events }, 'later');
    await durable;
    longest = Math.max(longest, statSync(`${path}-wal`).size);
  }
  expect(longest).toBeLessThan(90_000_000);
  await storage.close();
  const again = createSqliteStorage(path);
  expect([await again.log.count(), await again.checkIntegrity()]).toEqual([5_000, []]);
  await again.close();
}, 60_000);
