import type { CommerceItem } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testEvent } from './logged-event.contract.ts';
import { rememberedItems, rememberedProperties } from './remembered.ts';

const few = <T>(...values: T[]) => fc.constantFrom(...values);
/** Few products in few words, so that many are alike but for one of them. */
const item: fc.Arbitrary<CommerceItem> = fc.record(
  {
    item_id: few('a', 'b'),
    quantity: few(1, 2),
    item_category: few('giay', 'giay/nam'),
    item_brand: few('Én', ''),
    price_minor: few(0, 350_000),
  },
  { requiredKeys: ['item_id', 'quantity'] },
);
const properties = fc.dictionary(few('currency', 'query', 'method'), few<string | number | boolean>('VND', 'USD', 1, true), {
  noNullPrototype: true,
});

describe('what histories share', () => {
  it('says of every product what it would say of that product alone', () => {
    fc.assert(
      fc.property(fc.array(fc.array(item, { minLength: 1, maxLength: 3 })), (events) => {
        for (const items of events) {
          const alone = items.map(({ item_id, quantity, item_category, item_brand, price_minor }) => ({
            item_id,
            quantity,
            item_category,
            item_brand,
            price_minor,
          }));
          expect(JSON.stringify(rememberedItems(items))).toBe(JSON.stringify(alone));
        }
      }),
    );
  });

  it('says of every event’s properties what it would say of that event alone, in their order', () => {
    fc.assert(
      fc.property(fc.array(properties), (events) => {
        for (const each of events) {
          const kept = rememberedProperties(testEvent('search', each)) ?? {};
          expect(JSON.stringify(kept)).toBe(JSON.stringify(each));
        }
      }),
    );
  });

  it('is one object for all that is alike', () => {
    const shoe = { item_id: 'giay-01', quantity: 1, item_brand: 'Én' };
    expect(rememberedItems([shoe])).toBe(rememberedItems([{ ...shoe }]));
    expect(rememberedItems([shoe, shoe])?.[1]).toBe(rememberedItems([shoe])?.[0]);
    const one = rememberedProperties(testEvent('view_item', { currency: 'VND' }));
    expect(rememberedProperties(testEvent('view_item', { currency: 'VND' }))).toBe(one);
    expect(rememberedProperties(testEvent('view_item', { currency: 'USD' }))).not.toBe(one);
  });

  it('keeps a bounded number of products, however many there are', () => {
    const first = rememberedItems([{ item_id: 'first', quantity: 1 }]);
    for (let n = 0; n <= 20_000; n++) rememberedItems([{ item_id: `other-${n}`, quantity: 1 }]);
    const again = rememberedItems([{ item_id: 'first', quantity: 1 }]);
    expect(again).toEqual(first);
    expect(again).not.toBe(first);
  });
});
