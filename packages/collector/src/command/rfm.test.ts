import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main } from './main.ts';
import { openShop } from './shop-folder.ts';

let folder = '';
let printed = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quen-rfm-'));
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  await rm(folder, { recursive: true });
});

async function quen(...args: string[]): Promise<string> {
  printed = '';
  await main([...args, '--data', folder]);
  return printed;
}

async function order(customers: number): Promise<void> {
  const shop = await openShop(folder);
  await shop.ingestTrusted(
    Array.from({ length: customers }, (_, n) => ({
      messageId: `m${n}`,
      name: 'purchase',
      userId: `u${n}`,
      properties: { transaction_id: `t${n}`, value: (n + 1) * 1000, currency: 'VND' },
    })),
  );
  await shop.close();
}

test('quen rfm proposes fifths of the shop’s own customers', async () => {
  await order(100);
  const answer = JSON.parse(await quen('rfm', '--json'));
  expect(answer).toMatchObject({
    customers: 100,
    inForce: { recencyDays: [30, 60, 90, 180] },
    proposed: { orderCounts: [2, 3, 4, 5], revenueMinor: [21_000, 41_000, 61_000, 81_000] },
  });
  expect(await quen('rfm')).toContain('as "rfm" and save the rules');
});

test('quen rfm says where there are too few customers to be divided', async () => {
  await order(3);
  expect(await quen('rfm')).toContain('3 customers are too few');
});
