import type { JsonObject, LoggedEvent, ShopSettings } from '@quen/protocol';
import fc from 'fast-check';

/** A shop for tests. */
export const testShop: ShopSettings = {
  name: 'Test',
  currency: 'VND',
  timeZone: 'Asia/Ho_Chi_Minh',
  languages: ['vi', 'en'],
  globalHoldout: 0,
  salt: 'salt',
  affinityHalfLifeDays: 14,
  consentDefault: 'granted',
};

/** 2026-03-02 10:00 in Ho Chi Minh City, a Monday. */
export const testStartMs: number = Date.UTC(2026, 2, 2, 3);

let position = 0;

/** An event as it stands in the log, with what a test wants to be different. */
export function testEvent(name: string, properties: JsonObject = {}, more: Partial<LoggedEvent> = {}): LoggedEvent {
  position++;
  return {
    position,
    messageId: `m${position}`,
    name,
    anonymousId: 'anon-1',
    userId: null,
    properties,
    context: {},
    occurredAtMs: testStartMs,
    receivedAtMs: more.occurredAtMs ?? testStartMs,
    source: 'browser',
    proof: 'none',
    flags: [],
    ...more,
  };
}

const names = [
  'page_view',
  'view_item',
  'add_to_cart',
  'remove_from_cart',
  'cart_updated',
  'purchase',
  'refund',
  'order_cancelled',
  'add_to_wishlist',
  'remove_from_wishlist',
  'identify',
  'consent',
  'exposure',
  'click',
  'dismiss',
  'answer',
  'satisfaction',
  'search',
  'contact_request',
  'segment_entered',
  'segment_left',
  'anything else',
];
const id = fc.constantFrom('a', 'b', 'c', '7', 'constructor', '__proto__', 'toString');
const item = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record(
      { item_id: id, item_category: id, item_brand: id, price_minor: fc.nat(9_000_000), quantity: fc.nat(5) },
      { requiredKeys: ['item_id'] },
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const properties = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record(
      {
        items: fc.array(item, { maxLength: 4 }),
        value_minor: fc.oneof(fc.nat(9_000_000), fc.jsonValue()),
        currency: fc.constantFrom('VND', 'USD'),
        transaction_id: fc.constantFrom('t1', 't2', 't3'),
        decisionId: fc.constantFrom('d1', 'd2', 'd3', 'd4'),
        campaign: id,
        variant: id,
        questionId: fc.constantFrom('csat', 'size', '__proto__'),
        value: fc.jsonValue(),
        scale: fc.constantFrom('csat', 'nps', '__proto__'),
        score: fc.oneof(fc.nat(10), fc.jsonValue()),
        segmentId: id,
        analytics: fc.constantFrom('granted', 'denied', 'odd'),
        search_term: fc.string(),
        referrals: fc.jsonValue(),
        traits: fc.dictionary(fc.constantFrom('referrals', 'ownTerms', '__proto__'), fc.jsonValue()),
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: fc.dictionary(fc.string(), fc.jsonValue()) },
);

/** Events of all kinds, well-formed and odd, in a log order that is not always the order of their times. */
export const loggedEvents: fc.Arbitrary<LoggedEvent[]> = fc
  .array(
    fc.record({
      name: fc.constantFrom(...names),
      properties,
      stepMs: fc.integer({ min: -3_600_000, max: 7_200_000 }),
      source: fc.constantFrom('browser', 'server', 'import', 'system'),
      userId: fc.constantFrom(null, 'u1', 'u2'),
      proof: fc.constantFrom('none', 'claimed', 'proven'),
      context: fc.constantFrom(
        {},
        { locale: 'vi-VN', page: { path: '/a', referrer: 'https://x.example/' }, campaign: { source: 'zalo' } },
        { device: { type: 'mobile' as const } },
        { device: { type: 'desktop' as const }, timezone: 'Europe/Paris' },
        { timezone: 'Asia/Ho_Chi_Minh' },
      ),
    }),
    { maxLength: 40 },
  )
  .map((drafts) => {
    let atMs = testStartMs;
    return drafts.map(({ stepMs, properties: drawn, ...draft }) => {
      atMs += stepMs;
      // As the log gives them: through JSON.
      return testEvent(draft.name, JSON.parse(JSON.stringify(drawn)) as JsonObject, { ...draft, occurredAtMs: atMs });
    });
  });
