import { decideRequestSchema, eventsRequestSchema } from '@quen/protocol/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { isPlainDecideRequest, isPlainEventsRequest } from './plain-request.ts';
import { checkRequest } from './read-request.ts';

const text = fc.constantFrom(
  '',
  'a',
  'VND',
  'home',
  'granted',
  'x'.repeat(200),
  'x'.repeat(201),
  'x'.repeat(501),
  'x'.repeat(4001),
);
const odd: fc.Arbitrary<unknown> = fc.oneof(
  text,
  text,
  fc.constantFrom(0, 1, -1, 0.5, 2_000_000, null, {}, [], true),
  fc.array(text, { maxLength: 3 }),
  fc.constant(new Array(51).fill('a')),
  fc.constant(new Array(501).fill({ item_id: 'a', quantity: 1 })),
);
const right = fc.constantFrom('a', 'home', 'x'.repeat(200));
/** An object with some of these keys, most of them right. */
const some = (keys: readonly string[], own: { readonly [key: string]: fc.Arbitrary<unknown> } = {}) =>
  fc.record(
    Object.fromEntries(
      keys.map((key) => [key, fc.oneof({ weight: 12, arbitrary: own[key] ?? right }, { weight: 1, arbitrary: odd })]),
    ),
    { requiredKeys: [] },
  );
const home = { type: fc.constant('home') };
const status = fc.constantFrom('granted', 'denied');
const line = some(['item_id', 'quantity', 'price'], { quantity: fc.integer({ min: 0, max: 3 }), price: fc.nat() });
const own = {
  page: some(['url', 'type', 'title', 'referrer', 'itemId', 'category', 'searchTerm'], home),
  context: some(['page', 'locale', 'screen', 'extra'], {
    page: some(['url', 'type'], home),
    locale: fc.constant('vi'),
    screen: some(['width'], { width: fc.nat() }),
    extra: fc.constant({}),
  }),
  consent: some(['analytics', 'marketing'], { analytics: status, marketing: status }),
  cart: some(['currency', 'items'], { currency: fc.constant('VND'), items: fc.array(line, { maxLength: 2 }) }),
  placements: fc.array(right, { maxLength: 3 }),
  events: fc.array(odd, { maxLength: 2 }),
  sentAt: fc.constantFrom(1, '2026-01-01'),
  locale: fc.constant('vi-VN'),
  explain: fc.boolean(),
};
const batch = ['events', 'anonymousId', 'userId', 'userToken', 'context', 'sentAt', 'consent'];
const body = fc.oneof(some(batch, own), some([...batch, 'placements', 'page', 'cart', 'locale', 'explain'], own));

const requests: readonly { name: string; schema: z.ZodType<object>; isPlain: (value: unknown) => boolean }[] = [
  { name: 'a decide request', schema: decideRequestSchema, isPlain: isPlainDecideRequest },
  { name: 'a batch of events', schema: eventsRequestSchema, isPlain: isPlainEventsRequest },
];

describe.each(requests)('$name', ({ schema, isPlain }) => {
  it('is passed at once only where the schema passes it unchanged', () => {
    let plain = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: body }, odd), (value) => {
        if (!isPlain(value)) return;
        plain++;
        expect(schema.safeParse(value)).toEqual({ success: true, data: value });
        expect(checkRequest(schema, value as never)).toEqual(value);
      }),
      { numRuns: 8000 },
    );
    expect(plain).toBeGreaterThan(50);
  });
});

it('passes at once what a page sends', () => {
  const request = {
    placements: ['home', 'side'],
    page: { url: 'https://shop.example/', type: 'product', itemId: 'p1' },
    events: [{ messageId: 'm' }],
    anonymousId: 'visitor-1',
    context: { page: { url: 'https://shop.example/' }, locale: 'vi-VN' },
    sentAt: 1,
    consent: { analytics: 'granted' },
    cart: { currency: 'VND', items: [{ item_id: 'p1', quantity: 2, price: 10 }] },
    locale: 'vi-VN',
  };
  expect(isPlainDecideRequest(request)).toBe(true);
  const { events, anonymousId } = request;
  expect(isPlainEventsRequest({ events, anonymousId })).toBe(true);
});
