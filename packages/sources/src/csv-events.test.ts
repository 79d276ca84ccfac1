import { describe, expect, test } from 'vitest';
import { checkEventTable, detectEventColumns, type EventTable, joinOrderRows, mapEventRow } from './csv-events.ts';

const clicks: EventTable = {
  columns: { session: 'SessionId', item: 'ItemId', time: 'Time' },
  name: 'view_item',
  currency: 'EUR',
  fromWallClock: (localMs) => localMs,
};

describe('csv-events', () => {
  test.each([
    [['SessionId', 'ItemId', 'Time'], { session: 'SessionId', item: 'ItemId', time: 'Time' }],
    [
      ['timestamp', 'visitorid', 'event', 'itemid', 'transactionid'],
      { time: 'timestamp', visitor: 'visitorid', event: 'event', item: 'itemid', order: 'transactionid' },
    ],
    [
      ['event_time', 'event_type', 'product_id', 'category_code', 'brand', 'price', 'user_id', 'user_session'],
      {
        time: 'event_time',
        event: 'event_type',
        item: 'product_id',
        category: 'category_code',
        brand: 'brand',
        price: 'price',
        user: 'user_id',
        session: 'user_session',
      },
    ],
    [
      ['event_date', 'event_timestamp', 'event_name', 'user_id', 'user_pseudo_id', 'item_id'],
      { time: 'event_timestamp', event: 'event_name', user: 'user_id', visitor: 'user_pseudo_id', item: 'item_id' },
    ],
    [
      ['SessionId', 'ItemId', 'Time', 'Quantity', 'Price', 'CustomerId', 'Country'],
      { session: 'SessionId', item: 'ItemId', time: 'Time', quantity: 'Quantity', price: 'Price', user: 'CustomerId' },
    ],
  ])('knows common columns %j', (header, columns) => {
    expect(detectEventColumns(header)).toEqual(columns);
  });

  test.each([
    ['1396437466.94', 1396437466940],
    ['1396437466940', 1396437466940],
    ['1396437466940000', 1396437466940],
    ['2014-04-02T11:17:46.940Z', 1396437466940],
    ['2014-04-02 11:17:46 UTC', 1396437466000],
    ['2014-04-02 11:17:46', 1396437466000],
    ['2014-04-02T13:17:46+02:00', 1396437466000],
    ['2014-04-02', 1396396800000],
    ['2014/04/02 11:17:46', 1396437466000],
    ['2014-04-02 13:17:46 +0200', 1396437466000],
    ['20140402', 1396396800000],
    ['201404021117', 1396437420000],
    ['20140402111746', 1396437466000],
    ['20140402T111746', 1396437466000],
  ])('reads the time %s', (time, expected) => {
    const result = mapEventRow({ SessionId: '3', ItemId: '9', Time: time }, clicks);
    expect(result.ok && result.value.event.timestamp).toBe(expected);
  });

  test.each([
    ['2014-04-02 11:17:46', '2014-04-02T04:17:46Z'],
    ['2014-04-02', '2014-04-01T17:00:00Z'],
    ['2014-04-02T11:17:46Z', '2014-04-02T11:17:46Z'],
    ['2014-04-02 11:17:46 UTC', '2014-04-02T11:17:46Z'],
    ['2014-04-02T11:17:46+02:00', '2014-04-02T09:17:46Z'],
    ['1396437466', '2014-04-02T11:17:46Z'],
    ['20140402', '2014-04-01T17:00:00Z'],
    ['2014/04/02', '2014-04-01T17:00:00Z'],
    ['2014-04-02 13:17:46 +0200', '2014-04-02T11:17:46Z'],
  ])('reads the time %s on the shop’s clock only where it names no zone', (time, expected) => {
    const inHanoi = { ...clicks, fromWallClock: (localMs: number) => localMs - 7 * 3_600_000 };
    const result = mapEventRow({ SessionId: '3', ItemId: '9', Time: time }, inHanoi);
    expect(result.ok && result.value.event.timestamp).toBe(Date.parse(expected));
  });

  test.each(['', 'yesterday', '31/12/2020', 'NaN', '-5', '0', '1', '20141402', '1969-12-31', '86400000'])(
    'refuses the time "%s"',
    (time) => {
      const result = mapEventRow({ SessionId: '3', ItemId: '9', Time: time }, clicks);
      expect(result.ok ? [] : result.issues.map((issue) => issue.path)).toEqual(['Time']);
    },
  );

  test('maps a click', () => {
    expect(mapEventRow({ SessionId: '3', ItemId: '214716935', Time: '1396437466.94' }, clicks)).toEqual({
      ok: true,
      value: {
        event: {
          name: 'view_item',
          timestamp: 1396437466940,
          anonymousId: '3',
          properties: { currency: 'EUR', items: [{ item_id: '214716935', quantity: 1 }] },
        },
      },
    });
  });

  test('joins the rows of an order', () => {
    const table: EventTable = {
      columns: detectEventColumns(['SessionId', 'ItemId', 'Time', 'Quantity', 'Price', 'CustomerId']),
      name: 'purchase',
      currency: 'GBP',
      fromWallClock: clicks.fromWallClock,
    };
    const rows = [
      { SessionId: '7', ItemId: '1', Time: '1259653500', Quantity: '12', Price: '6.95', CustomerId: '13085.0' },
      { SessionId: '7', ItemId: '2', Time: '1259653500', Quantity: '1', Price: '0.1', CustomerId: '13085.0' },
    ].map((row) => mapEventRow(row, table));
    const [first, second] = rows;
    if (!first?.ok || !second?.ok) throw new Error('both rows are good');
    expect(first.value.order).toBe(second.value.order);
    expect(joinOrderRows([first.value, second.value])).toEqual({
      name: 'purchase',
      timestamp: 1259653500000,
      userId: '13085',
      properties: {
        currency: 'GBP',
        transaction_id: '7',
        value: 83.5,
        items: [
          { item_id: '1', quantity: 12, price: 6.95 },
          { item_id: '2', quantity: 1, price: 0.1 },
        ],
      },
    });
  });

  test.each([
    ['addtocart', 'add_to_cart'],
    ['transaction', 'purchase'],
    ['view', 'view_item'],
    ['Purchase', 'purchase'],
    ['VIEW_ITEM', 'view_item'],
    ['Add to cart', 'add_to_cart'],
    ['Sign Up', 'sign_up'],
    ['Giỏ hàng cart', 'Giỏ hàng cart'],
    ['Size guide opened', 'Size guide opened'],
    ['constructor', 'constructor'],
  ])('calls %s %s', (said, name) => {
    const table: EventTable = { ...clicks, columns: { ...clicks.columns, event: 'event' } };
    const result = mapEventRow({ SessionId: '1', ItemId: '1', Time: '1396437466', event: said }, table);
    expect(result.ok && result.value.event.name).toBe(name);
  });

  test('names every fault of a row', () => {
    const table: EventTable = { ...clicks, columns: { ...clicks.columns, quantity: 'Quantity' } };
    const result = mapEventRow({ SessionId: '', ItemId: '', Time: '1396437466', Quantity: '-3' }, table);
    expect(result.ok ? [] : result.issues.map((issue) => issue.path)).toEqual(['SessionId', 'ItemId', 'Quantity']);
  });

  test('says what a table lacks', () => {
    expect(checkEventTable({ ...clicks, columns: {}, name: '' }).map((issue) => issue.path)).toEqual(['time', 'session', 'name']);
    expect(checkEventTable(clicks)).toEqual([]);
  });
});
