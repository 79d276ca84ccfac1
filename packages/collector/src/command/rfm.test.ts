import { expect, test } from 'vitest';
import { shopCommand } from './shop-command.contract.ts';
import { openShop } from './shop-folder.ts';

const { at, quen, printed } = shopCommand();

async function order(customers: number): Promise<void> {
  const shop = await openShop(at('data'));
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
  await quen('rfm', '--json');
  expect(JSON.parse(printed())).toMatchObject({
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
