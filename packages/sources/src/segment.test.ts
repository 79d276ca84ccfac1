import type { JsonObject } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { fromSegment } from './segment.ts';

describe('fromSegment', () => {
  it('reads the page that a server’s client names in the properties', () => {
    const properties = { url: 'https://shop.example/tea', title: 'Tea', referrer: 'https://google.com/', category: 'Docs' };
    const call = { type: 'page', messageId: 'm', anonymousId: 'a', name: 'Index', properties };
    const { url, title, referrer } = properties;
    expect(fromSegment(call)).toMatchObject({
      name: 'page_view',
      properties: { name: 'Index', category: 'Docs' },
      context: { page: { url, title, referrer } },
    });
    const page = { url: 'https://shop.example/c/tea', title: null };
    expect(fromSegment({ ...call, context: { page, locale: 'vi' } })).toMatchObject({
      context: { page: { url: page.url, title }, locale: 'vi' },
    });
    expect(fromSegment({ ...call, properties: {} })).not.toHaveProperty('context');
  });

  it('keeps the name of a screen', () => {
    const call = { type: 'screen', messageId: 'm', anonymousId: 'a' };
    expect(fromSegment({ ...call, name: 'Cart' })).toMatchObject({ name: 'screen_view', properties: { name: 'Cart' } });
    expect(fromSegment({ ...call, name: 'Cart', properties: { name: 'Basket' } }).properties).toEqual({ name: 'Basket' });
    expect(fromSegment(call)).not.toHaveProperty('properties');
  });

  it('reads a product event, whose product stands in the properties', () => {
    const event = fromSegment({
      type: 'track',
      messageId: 'm',
      anonymousId: 'a',
      userId: null,
      event: 'Product Added',
      properties: { product_id: 'p1', sku: 'S1', name: 'Áo dài', price: 450000, quantity: 2, currency: 'VND', cart_id: 'c' },
      timestamp: '2026-11-21T00:00:00Z',
    });
    expect(event).toEqual({
      messageId: 'm',
      anonymousId: 'a',
      timestamp: '2026-11-21T00:00:00Z',
      name: 'add_to_cart',
      properties: {
        currency: 'VND',
        cart_id: 'c',
        items: [{ item_id: 'p1', item_name: 'Áo dài', price: 450000, quantity: 2 }],
      },
    });
  });

  it('reads an order with its products, total before revenue', () => {
    const { name, properties } = fromSegment({
      type: 'track',
      event: 'Order Completed',
      properties: {
        order_id: 'o1',
        total: 27.5,
        revenue: 25,
        shipping: 3,
        products: [{ sku: 'S1', price: 19 }, { product_id: 'p2' }],
      },
    });
    expect(name).toBe('purchase');
    expect(properties).toMatchObject({
      transaction_id: 'o1',
      value: 27.5,
      shipping: 3,
      items: [{ item_id: 'S1', price: 19 }, { item_id: 'p2' }],
    });
  });

  it.each<[JsonObject, JsonObject]>([
    [
      { type: 'identify', userId: 'u', traits: { email: 'a@b.vn' } },
      { name: 'identify', userId: 'u', properties: { email: 'a@b.vn' } },
    ],
    [
      { type: 'page', name: 'Home', properties: { path: '/' } },
      { name: 'page_view', properties: { name: 'Home', path: '/' }, context: { page: { path: '/' } } },
    ],
    [{ type: 'screen' }, { name: 'screen_view' }],
    [
      { type: 'alias', previousId: 'a1', userId: 'u' },
      { name: 'identify', anonymousId: 'a1', userId: 'u' },
    ],
    [
      { type: 'alias', previousId: 7, userId: 42 },
      { name: 'identify', anonymousId: '7', userId: '42' },
    ],
    [
      { type: 'track', event: 'Products Searched', properties: { query: 'áo' } },
      { name: 'search', properties: { search_term: 'áo' } },
    ],
    [
      { type: 'track', event: 'Product Removed from Wishlist', properties: { wishlist_id: 'w', product_id: 'p1', quantity: 1 } },
      { name: 'remove_from_wishlist', properties: { wishlist_id: 'w', items: [{ item_id: 'p1', quantity: 1 }] } },
    ],
    [{ type: 'track', event: 'Quiz Finished' }, { name: 'Quiz Finished' }],
    [{ type: 'track', event: 'constructor' }, { name: 'constructor' }],
    [
      { type: 'group', groupId: 'g1', traits: { plan: 'pro' } },
      { name: 'group', properties: { plan: 'pro', groupId: 'g1' } },
    ],
    [
      { type: 'track', event: 'Product Added (v2)', properties: { plan: 'x' } },
      { name: 'Product Added v2', properties: { plan: 'x', originalName: 'Product Added (v2)' } },
    ],
    ...[
      ['user\u2019s choice', 'user s choice'],
      ['1 week later', 'Event 1 week later'],
      ['Clicked CTA & Subscribed', 'Clicked CTA Subscribed'],
      ['Signed Up 🎉', 'Signed Up'],
      ['🎉', 'Event'],
      ['Đã mua'.normalize('NFD'), 'Đã mua'],
      ['x'.repeat(300), 'x'.repeat(100)],
    ].map(([event = '', name = '']): [JsonObject, JsonObject] => [
      { type: 'track', event },
      { name, properties: { originalName: event } },
    ]),
    [{ type: 'track', event: ' ' }, { name: ' ' }],
  ])('reads %j', (message, expected) => {
    expect(fromSegment(message)).toEqual(expected);
  });

  it('keeps of the context what we know, and no address', () => {
    const { context } = fromSegment({
      type: 'track',
      event: 'x',
      context: {
        ip: '203.0.113.7',
        page: { url: 'https://s.vn/', search: '?q' },
        library: { name: 'analytics.js', version: 'next-1' },
        userAgent: 'UA',
        traits: {},
      },
    });
    expect(context).toEqual({
      page: { url: 'https://s.vn/' },
      library: { name: 'analytics.js', version: 'next-1' },
      userAgent: 'UA',
    });
  });
});
