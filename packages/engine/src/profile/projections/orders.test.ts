import type { JsonObject, LoggedEvent } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { createProfile } from '../create-profile.ts';
import { foldProfile } from '../fold-profile.ts';
import { testEvent, testShop, testStartMs } from '../logged-event.contract.ts';

const dayMs = 86_400_000;
const shoe = { item_id: 'shoe', item_category: 'giay/chay-bo', price_minor: 500_000, quantity: 2 };
const order = (id: string, valueMinor: number): JsonObject => ({
  transaction_id: id,
  currency: 'VND',
  value_minor: valueMinor,
  items: [shoe],
});

function foldAll(...events: LoggedEvent[]) {
  const profile = createProfile('p', testStartMs);
  for (const event of events) foldProfile(profile, event, testShop);
  return profile;
}

describe('orders', () => {
  it('counts an order once when browser and server both tell it, at the server’s value', () => {
    const profile = foldAll(
      testEvent('add_to_cart', { items: [shoe] }),
      testEvent('purchase', order('t1', 1)),
      testEvent('purchase', order('t1', 1_000_000), { source: 'server' }),
      testEvent('purchase', order('t1', 1_000_000), { source: 'server' }),
    );
    expect(profile.orders).toMatchObject({ count: 1, revenueMinor: { VND: 1_000_000 } });
    expect(profile.orders.recent).toMatchObject([{ orderId: 't1', verified: true, valueMinor: 1_000_000 }]);
    expect(profile.cart.lines).toEqual([]);
    expect(profile.affinities.category['giay']?.weight).toBe(8);
  });

  it('keeps a browser’s order unverified, without revenue', () => {
    const profile = foldAll(testEvent('purchase', order('t1', 1_000_000)));
    expect(profile.orders).toMatchObject({ count: 1, revenueMinor: {} });
    expect(profile.lifecycle.stage).toBe('customer');
  });

  it('does not empty the next cart when the server confirms the last order', () => {
    const profile = foldAll(
      testEvent('purchase', order('t1', 1)),
      testEvent('add_to_cart', { items: [{ item_id: 'hat', quantity: 1, price_minor: 90_000 }] }),
      testEvent('purchase', order('t1', 1_000_000), { source: 'server' }),
    );
    expect(profile.cart).toMatchObject({ valueMinor: 90_000, lines: [{ itemId: 'hat' }] });
  });

  it('leaves the cart empty when the page’s last events come in after the server’s word', () => {
    const items = [{ item_id: 'hat', quantity: 1, price_minor: 90_000 }];
    const at = (minute: number) => ({ occurredAtMs: testStartMs + minute * 60_000 });
    const profile = foldAll(
      testEvent('add_to_cart', { items }, at(1)),
      testEvent('purchase', order('t1', 1), { ...at(3), source: 'server' }),
      testEvent('begin_checkout', { items }, at(2)),
      testEvent('purchase', order('t1', 1), at(4)),
    );
    expect(profile.cart.lines).toEqual([]);
    foldProfile(profile, testEvent('add_to_cart', { items }, at(5)), testShop);
    expect(profile.cart.lines).toMatchObject([{ itemId: 'hat' }]);
  });

  it('takes a part refund off the revenue and a whole one off the count', () => {
    const server = { source: 'server' as const };
    const profile = foldAll(testEvent('purchase', order('t1', 1000), server), testEvent('purchase', order('t2', 500), server));
    foldProfile(profile, testEvent('refund', { transaction_id: 't1', value_minor: 300 }, server), testShop);
    expect(profile.orders).toMatchObject({ count: 2, revenueMinor: { VND: 1200 } });
    foldProfile(profile, testEvent('refund', { transaction_id: 't1' }, server), testShop);
    expect(profile.orders).toMatchObject({ count: 1, revenueMinor: { VND: 500 } });
    foldProfile(profile, testEvent('order_cancelled', { transaction_id: 't2' }, server), testShop);
    foldProfile(profile, testEvent('order_cancelled', { transaction_id: 't2' }, server), testShop);
    expect(profile.orders).toMatchObject({ count: 0, revenueMinor: { VND: 0 }, firstAtMs: null, lastAtMs: null, bought: {} });
    expect(profile.lifecycle.stage).toBe('engaged');
  });

  it('takes off what the returned items cost, where the refund names no value', () => {
    const server = { source: 'server' as const };
    const profile = foldAll(testEvent('purchase', order('t1', 1000), server));
    const items = [{ item_id: 'shoe', price_minor: 300, quantity: 1 }];
    foldProfile(profile, testEvent('refund', { transaction_id: 't1', items }, server), testShop);
    expect(profile.orders).toMatchObject({ count: 1, revenueMinor: { VND: 700 } });
  });

  it('takes back the priced items of a refund, and nothing in another currency', () => {
    const server = { source: 'server' as const };
    const profile = foldAll(
      testEvent('purchase', order('t1', 1_000_000), server),
      testEvent('refund', { transaction_id: 't1', currency: 'USD', value_minor: 500 }, server),
      testEvent('refund', { transaction_id: 't1', currency: 'VND', items: [{ ...shoe, quantity: 1 }] }, server),
    );
    expect(profile.orders).toMatchObject({ count: 1, revenueMinor: { VND: 500_000 }, recent: [{ status: 'partly_refunded' }] });
    foldProfile(profile, testEvent('refund', { transaction_id: 't1', items: [{ item_id: 'shoe' }] }, server), testShop);
    expect(profile.orders).toMatchObject({ count: 0, revenueMinor: { VND: 0 } });
  });

  it('does not let a browser cancel what the shop confirmed', () => {
    const profile = foldAll(
      testEvent('purchase', order('t1', 1000), { source: 'server' }),
      testEvent('refund', { transaction_id: 't1' }),
      testEvent('order_cancelled', { transaction_id: 't1' }),
    );
    expect(profile.orders).toMatchObject({ count: 1, revenueMinor: { VND: 1000 } });
  });

  it('does not let a browser take beforehand from what the shop confirms', () => {
    const ids = ['t1', 't2', 't3'];
    const profile = foldAll(
      ...ids.map((id) => testEvent('purchase', order(id, 1_000_000))),
      testEvent('refund', { transaction_id: 't1', value_minor: 900_000, currency: 'VND' }),
      testEvent('refund', { transaction_id: 't2' }),
      testEvent('order_cancelled', { transaction_id: 't3' }),
      ...ids.map((id) => testEvent('purchase', order(id, 1_000_000), { source: 'server' })),
    );
    expect(profile.orders).toMatchObject({ count: 3, revenueMinor: { VND: 3_000_000 } });
  });

  it('knows the rhythm of orders and of each product', () => {
    const at = (day: number) => ({ source: 'server' as const, occurredAtMs: testStartMs + day * dayMs });
    const profile = foldAll(
      testEvent('purchase', order('t1', 1), at(0)),
      testEvent('purchase', order('t2', 1), at(30)),
      testEvent('purchase', order('t3', 1), at(62)),
    );
    expect(profile.orders.meanGapMs).toBe(31 * dayMs);
    expect(profile.orders.bought['shoe']).toEqual({ count: 3, lastAtMs: testStartMs + 62 * dayMs, meanGapMs: 31 * dayMs });
    expect(profile.lifecycle).toMatchObject({ stage: 'committed', relationshipLevel: 3 });
  });
});
