import type { EventEnvelope } from '@quen/protocol';
import { detectEventColumns, type EventTable } from '@quen/sources/csv-events';
import { describe, expect, test } from 'vitest';
import { readTable } from '../../catalogue/read-table.ts';
import { readEvents } from './read-events.ts';

async function read(text: string, table: Partial<EventTable> = {}) {
  const { header, lines } = await readTable(
    (async function* () {
      yield Buffer.from(text);
    })(),
  );
  const left: number[] = [];
  const events: EventEnvelope[] = [];
  const full = {
    columns: detectEventColumns(header),
    name: 'view_item',
    currency: 'GBP',
    fromWallClock: (localMs: number) => localMs,
    ...table,
  };
  for await (const event of readEvents(lines, full, ({ line }) => left.push(line))) events.push(event);
  return { events, left, ids: events.map(({ messageId }) => messageId) };
}

const clicks = 'SessionId\tItemId\tTime\n1\ta\t1400000000\n1\tb\t1400000001\n2\ta\t1400000002\n';

describe('readEvents', () => {
  test('makes the same ids from the same content, wherever it stands', async () => {
    const { ids } = await read(clicks);
    expect(new Set(ids).size).toBe(3);
    expect((await read(clicks)).ids).toEqual(ids);
    expect((await read(`${clicks}3\tc\t1400000003\n`)).ids.slice(0, 3)).toEqual(ids);
    const comma = clicks.replaceAll('\t', ',').replace('1400000000', '2014-05-13T16:53:20Z');
    expect((await read(comma)).ids).toEqual(ids);
  });

  test('tells repeated rows apart', async () => {
    const { ids } = await read(`${clicks}1\ta\t1400000000\n`);
    expect(new Set(ids).size).toBe(4);
    expect(ids[3]).toBe(`${ids[0]}-2`);
  });

  test('leaves out bad lines by number and reads the rest', async () => {
    const { events, left } = await read('SessionId,ItemId,Time\n1,a,1400000000\n1,a\n1,a,soon\n,b,1400000000\n1,c,1400000001\n');
    expect(events.map(({ properties }) => JSON.stringify(properties?.['items']))).toEqual([
      '[{"item_id":"a","quantity":1}]',
      '[{"item_id":"c","quantity":1}]',
    ]);
    expect(left.sort()).toEqual([3, 4, 5]);
  });

  test('leaves a line out that is in another currency than its order', async () => {
    const rows =
      'order,user,item,time,price,currency\nA,u,a,1400000000,,\nA,u,b,1400000000,10.50,USD\nA,u,c,1400000000,350000,VND\nA,u,d,1400000000,,VND\n';
    const { events, left } = await read(rows, { name: 'purchase' });
    expect(left).toEqual([4]);
    const items = ['a', 'b', 'd'].map((item_id) => ({ item_id, quantity: 1, ...(item_id === 'b' && { price: 10.5 }) }));
    expect(events.map(({ properties }) => properties)).toEqual([{ currency: 'USD', transaction_id: 'A', value: 10.5, items }]);
  });

  test('joins neighbouring rows of an order', async () => {
    const rows = 'SessionId,ItemId,Time,Quantity,Price\n1,a,1400000000,2,1.10\n1,b,1400000000,1,2\n2,a,1400000009,1,1.10\n';
    const { events } = await read(rows, { name: 'purchase' });
    expect(events.map(({ properties }) => [properties?.['transaction_id'], properties?.['value']])).toEqual([
      ['1', 4.2],
      ['2', 1.1],
    ]);
  });
});
