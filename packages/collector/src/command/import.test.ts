import { readdir, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { clicks, shopCommand } from './shop-command.contract.ts';

const { at, quen, look, profilesOf } = shopCommand();

describe('quen import events', () => {
  test('takes gzip, counts bad lines, and counts everything once however often it is run', async () => {
    await writeFile(at('clicks.tsv.gz'), gzipSync(`${clicks}3\td\n3\td\tsoon\n`));
    const first = await quen('import', 'events', at('clicks.tsv.gz'));
    expect(first).toContain('5 events taken');
    expect(first).toContain('2 were left out');
    expect(first).toMatch(/line 7: has another number of columns/);
    expect(first).toMatch(/line 8: Time/);
    const again = await quen('import', 'events', at('clicks.tsv.gz'));
    expect(again).toContain('5 were here before and count once');
    await look(async (storage) => {
      expect(await storage.log.count()).toBe(5);
      expect((await storage.products.list('', 10)).map(({ product }) => [product.id, product.verified])).toEqual([
        ['a', false],
        ['b', false],
        ['c', false],
      ]);
    });
  });

  test('makes orders of rows, told to customers', async () => {
    const rows = 'SessionId,ItemId,Time,Quantity,Price,CustomerId\n7,a,1400000000,2,1.50,13085.0\n7,b,1400000000,1,2,13085.0\n';
    await writeFile(at('orders.csv'), rows);
    await quen('import', 'events', at('orders.csv'), '--name', 'purchase', '--currency', 'GBP');
    const [profile] = (await profilesOf('data')).filter(({ identity }) => identity.userIds.includes('13085'));
    expect(profile?.orders).toMatchObject({ count: 1, revenueMinor: { GBP: 500 } });
  });

  test('takes a column that is said to be one thing for no other', async () => {
    await writeFile(at('names.csv'), 'Name,Email,Created at,Lineitem sku\n#1001,a@b.vn,2024-05-31 10:20:29 +0700,AD-S\n');
    const flags = ['--name', 'purchase', '--order', 'Name', '--user', 'Email', '--item', 'Lineitem sku', '--time', 'Created at'];
    expect(await quen('import', 'events', at('names.csv'), ...flags)).toContain('1 events taken');
  });

  test('says of JSON lines that they are no table', async () => {
    await writeFile(at('events.jsonl'), '{"messageId":"1","name":"view_item","anonymousId":"v","timestamp":1717120800000}\n');
    expect(await quen('import', 'events', at('events.jsonl'))).toContain('it is no table; its first line must name the columns');
  });

  test('reads times that name no zone on the shop’s clock, or in the zone that is said', async () => {
    await writeFile(at('local.csv'), 'session,item,time\n1,a,2025-03-01 10:00:00\n2,a,2025-03-01T10:00:00Z\n');
    await quen('import', 'events', at('local.csv'));
    await quen('import', 'events', at('local.csv'), '--time-zone', 'Europe/Paris');
    await look(async (storage) => {
      const events = await storage.log.read({ after: 0, limit: 10 });
      expect(events.map(({ occurredAtMs }) => new Date(occurredAtMs).toISOString().slice(11, 16))).toEqual([
        '03:00',
        '10:00',
        '09:00',
      ]);
    });
    expect(await quen('import', 'events', at('local.csv'), '--time-zone', 'Hanoi')).toContain('by its IANA name');
    expect(process.exitCode).toBe(1);
  });

  test('reads dates by days or by months first, as the others show, and asks where none does', async () => {
    const table = (...times: string[]) => `session,item,time\n${times.map((time, n) => `v${n},a,"${time}"\n`).join('')}`;
    const days = async () =>
      look(async (storage) =>
        (await storage.log.read({ after: 0 })).map(({ occurredAtMs }) => new Date(occurredAtMs).toISOString().slice(0, 16)),
      );
    await writeFile(at('two-ways.csv'), table('03/04/2025 10:00', '1/2/2025'));
    expect(await quen('import', 'events', at('two-ways.csv'))).toContain('say --dates day-first or --dates month-first');
    expect(process.exitCode).toBe(1);
    await writeFile(at('days.csv'), table('03/04/2025 10:00', '31-05-2025', '05/31/2025'));
    const said = await quen('import', 'events', at('days.csv'));
    expect(said).toContain('2 events taken');
    expect(said).toContain('dates were read day first, as one of them shows');
    expect(said).toContain('dates such as 03/04/2024 are read day first');
    await writeFile(at('months.csv'), table('03/04/2025 2:05 PM', '5/31/2025, 12:30:00 am'));
    expect(await quen('import', 'events', at('months.csv'))).toContain('read month first');
    expect(await quen('import', 'events', at('two-ways.csv'), '--dates', 'month-first')).toContain('2 events taken');
    expect(await days()).toEqual([
      ...['2025-04-03T03:00', '2025-05-30T17:00', '2025-03-04T07:05', '2025-05-30T17:30'],
      ...['2025-03-04T03:00', '2025-01-01T17:00'],
    ]);
  });

  test('says what it cannot do', async () => {
    await writeFile(at('odd.csv'), 'a,b\n1,2\n');
    expect(await quen('import', 'products', at('none.csv'))).toContain('there is no file');
    expect(await readdir(at())).toEqual(['odd.csv']);
    expect(await quen('import', 'events', at('odd.csv'))).toContain('say which column holds the time');
    expect(process.exitCode).toBe(1);
    expect(await quen('import', 'events', at('odd.csv'), '--time', 'when')).toContain('there is no column when');
    expect(await quen('import', 'events', at('nothing.csv'))).toContain('there is no file');
    await writeFile(at('empty.csv'), '');
    expect(await quen('import', 'events', at('empty.csv'))).toBe(
      `quen: ${at('empty.csv')} cannot be read: the file is empty; its first line must name the columns\n`,
    );
    await writeFile(at('days.csv'), 'session,item,time\n1,a,yesterday\n');
    expect(await quen('import', 'events', at('days.csv'))).toContain('0 events taken');
    expect(process.exitCode).toBe(1);
  });

  test('keeps what came before the end of a file that breaks off, and says so', async () => {
    const rows = Array.from(
      { length: 4_000 },
      (_, index) => `v${index % 53},i-${(index * 7919) % 41},${1_400_000_000 + index * 7}\n`,
    );
    const packed = gzipSync(`session,item,time\n${rows.join('')}`);
    await writeFile(at('cut.csv.gz'), packed.subarray(0, packed.length - 100));
    const told = await quen('import', 'events', at('cut.csv.gz'));
    expect(told).toMatch(/^[23],\d{3} events taken/m);
    expect(told).toContain('the file broke off: unexpected end of file; what came before is in');
    expect(process.exitCode).toBe(1);
  });

  test('tells of orders whose rows stand apart', async () => {
    const rows = ['A,a,1', 'A,b,1', 'B,a,2', 'A,c,1', 'C,a,3', 'C,b,3'].map((row) => `${row}400000000,KH1\n`);
    await writeFile(at('orders.csv'), `order,item,time,user\n${rows.join('')}`);
    const told = await quen('import', 'events', at('orders.csv'), '--name', 'purchase');
    expect(told).toContain('1 orders came in parts that stand apart');
    await writeFile(at('orders.csv'), `order,item,time,user\n${[...rows].sort().join('')}`);
    expect(await quen('import', 'events', at('orders.csv'), '--name', 'purchase')).not.toContain('stand apart');
  });
});

describe('quen import products', () => {
  test('verifies what was only seen, and reports what it leaves out', async () => {
    await writeFile(at('clicks.tsv'), clicks);
    await quen('import', 'events', at('clicks.tsv'));
    await writeFile(at('products.csv'), 'id,title,price\na,Áo,250000\nb,Bình,free\n');
    const report = await quen('import', 'products', at('products.csv'));
    expect(report).toContain('1 products saved');
    expect(report).toMatch(/entry 3 \(b\): price: "free" is not a price/);
    const products = await look((storage) => storage.products.list('', 10));
    expect(products.map(({ product }) => [product.title, product.verified])).toEqual([
      ['Áo', true],
      ['b', false],
      ['c', false],
    ]);
  });

  test('makes one product of its rows in a table that Shopify exported', async () => {
    const rows = ['áo-dai,Áo dài,S,AD-S,1250000', 'áo-dai,,M,AD-M,1350000', 'áo-dai,,,,'];
    await writeFile(at('export.csv'), ['Handle,Title,Option1 Value,Variant SKU,Variant Price', ...rows].join('\n'));
    expect(await quen('import', 'products', at('export.csv'))).not.toContain('twice');
    const whole = await look((storage) => storage.products.list('', 10));
    expect(whole.map(({ product: { id, title, priceMinor } }) => [id, title, priceMinor])).toEqual([
      ['áo-dai', 'Áo dài', 1_250_000],
    ]);
  });

  test('does not fetch from private addresses', async () => {
    expect(await quen('import', 'products', 'http://169.254.169.254/feed')).toContain('not on the public internet');
    expect(process.exitCode).toBe(1);
  });
});
