import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDataLayerReader } from './ga4-data-layer.ts';

const readAll = (entries: unknown[]) => {
  const read = createDataLayerReader();
  return entries.map(read).filter((finding) => finding !== undefined);
};
/** What `gtag` pushes: its own arguments object. */
const gtag = (...args: unknown[]): unknown => ({ ...args, length: args.length });

describe('createDataLayerReader', () => {
  it('reads an object with ecommerce, and cleans numbers and names', () => {
    expect(
      readAll([
        { event: 'gtm.js' },
        { ecommerce: null },
        {
          event: 'view_item',
          ecommerce: {
            currency: 'VND',
            value: '30030',
            items: [{ item_id: 12, item_name: 'Áo', price: '10010', quantity: 3, extra: 1 }],
          },
        },
      ]),
    ).toEqual([
      {
        name: 'view_item',
        properties: { currency: 'VND', value: 30_030, items: [{ item_id: '12', item_name: 'Áo', price: 10_010, quantity: 3 }] },
      },
    ]);
  });

  it('reads gtag arguments', () => {
    expect(
      readAll([
        gtag('js', new Date()),
        gtag('config', 'G-1'),
        gtag('event', 'purchase', {
          transaction_id: 'T-1',
          value: 72.05,
          tax: 3.6,
          shipping: 5.99,
          currency: 'USD',
          send_to: 'G-1',
          items: [
            {
              item_id: 'SKU_12345',
              item_name: 'Tee',
              item_brand: 'Google',
              item_category: 'Apparel',
              item_variant: 'green',
              price: 9.99,
              quantity: 1,
            },
          ],
        }),
      ]),
    ).toEqual([
      {
        name: 'purchase',
        properties: {
          transaction_id: 'T-1',
          value: 72.05,
          tax: 3.6,
          shipping: 5.99,
          currency: 'USD',
          items: [
            {
              item_id: 'SKU_12345',
              item_name: 'Tee',
              item_brand: 'Google',
              item_category: 'Apparel',
              item_variant: 'green',
              price: 9.99,
              quantity: 1,
            },
          ],
        },
      },
    ]);
  });

  it('joins ecommerce pushed before its event, until null clears it', () => {
    const items = [{ item_id: 'a' }];
    expect(readAll([{ ecommerce: { items } }, { event: 'view_item' }, { ecommerce: null }, { event: 'view_item' }])).toEqual([
      { name: 'view_item', properties: { items } },
    ]);
  });

  it('reads parameters beside the event, searches and sign-ups, and leaves the rest', () => {
    expect(
      readAll([
        { event: 'add_to_cart', currency: 'VND', items: [{ item_name: 'Chỉ có tên' }] },
        gtag('event', 'view_search_results', { search_term: 'giày' }),
        { event: 'sign_up', method: 'zalo', user_email: 'a@b.example' },
        { event: 'view_item', ecommerce: { items: [] } },
        { event: 'scroll', percent_scrolled: 90 },
        { event: 'refund', ecommerce: { transaction_id: 'T-1' } },
      ]),
    ).toEqual([
      { name: 'add_to_cart', properties: { currency: 'VND', items: [{ item_id: 'Chỉ có tên', item_name: 'Chỉ có tên' }] } },
      { name: 'search', properties: { search_term: 'giày' } },
      { name: 'sign_up', properties: { method: 'zalo' } },
      { name: 'refund', properties: { transaction_id: 'T-1' } },
    ]);
  });

  it('reads Consent Mode, where one denial outweighs a grant', () => {
    expect(
      readAll([
        gtag('consent', 'default', { analytics_storage: 'denied', wait_for_update: 500 }),
        gtag('consent', 'update', {
          ad_storage: 'granted',
          ad_personalization: 'denied',
          ad_user_data: 'granted',
          analytics_storage: 'granted',
          personalization_storage: 'granted',
          functionality_storage: 'granted',
          security_storage: 'granted',
        }),
      ]),
    ).toEqual([
      { consent: { analytics: 'denied' } },
      { consent: { marketing: 'denied', analytics: 'granted', personalization: 'granted', functional: 'granted' } },
    ]);
  });

  it('never throws', () => {
    const read = createDataLayerReader();
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record({
            event: fc.constantFrom('view_item', 'purchase', 'refund', 'search'),
            ecommerce: fc.anything(),
            items: fc.anything(),
          }),
          fc.record({ 0: fc.constantFrom('event', 'consent'), 1: fc.anything(), 2: fc.anything() }),
        ),
        (entry) => {
          read(entry);
        },
      ),
      { numRuns: 500 },
    );
  });
});
