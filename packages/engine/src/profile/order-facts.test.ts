import type { JsonObject } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { testEvent } from './logged-event.contract.ts';
import { confirmedValueMinor, orderIdOf, orderValueMinor } from './order-facts.ts';

const worth = (properties: JsonObject) => orderValueMinor(testEvent('purchase', properties));

describe('an order', () => {
  it('goes by its number, and without one by its event', () => {
    expect(orderIdOf({ properties: { transaction_id: 't' }, messageId: 'm' })).toBe('t');
    for (const number of ['', 7, null]) expect(orderIdOf({ properties: { transaction_id: number }, messageId: 'm' })).toBe('m');
  });

  it('is worth its value, else what its items cost', () => {
    const items = [{ item_id: 'a', price_minor: 100, quantity: 2 }, { item_id: 'b', price_minor: 50 }, { item_id: 'c' }, null];
    expect(worth({ value_minor: 240, items })).toBe(240);
    expect(worth({ value_minor: 0, items })).toBe(0);
    for (const value of [undefined, null, '240', -1])
      expect(worth({ ...(value !== undefined && { value_minor: value }), items })).toBe(250);
  });

  it('is worth nothing that is known without value and prices', () => {
    for (const items of [undefined, 'x', [], [{ item_id: 'a' }]]) expect(worth(items === undefined ? {} : { items })).toBeNull();
  });

  it('is confirmed by the shop, in its currency', () => {
    const told = (source: 'browser' | 'server' | 'import', currency?: string) =>
      confirmedValueMinor(testEvent('purchase', { value_minor: 5, ...(currency && { currency }) }, { source }), 'VND');
    expect([told('server'), told('import', 'VND'), told('server', 'USD'), told('browser', 'VND')]).toEqual([5, 5, null, null]);
  });
});
