import { eventEnvelopeSchema } from '@quen/protocol/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEvent } from './parse-event.ts';
import { isPlainEnvelope } from './plain-envelope.ts';

const long = fc.constantFrom('', 'a', 'x'.repeat(200), 'x'.repeat(201), 'x'.repeat(4001));
const odd = fc.oneof(long, fc.integer(), fc.constant(null), fc.constant({}), fc.constant([]), fc.boolean());
const page = fc.record(
  { url: odd, path: odd, title: odd, referrer: odd, type: fc.oneof(odd, fc.constant('home')), extra: odd },
  { requiredKeys: [] },
);
const context = fc.record(
  {
    page: fc.oneof(page, odd),
    campaign: fc.oneof(fc.record({ source: odd, medium: odd }, { requiredKeys: [] }), odd),
    locale: odd,
    userAgent: odd,
    screen: fc.record({ width: odd, height: odd }, { requiredKeys: [] }),
    library: fc.record({ name: odd, version: odd }, { requiredKeys: [] }),
    extra: odd,
    unknown: odd,
  },
  { requiredKeys: [] },
);
const envelope = fc.record(
  {
    messageId: odd,
    name: fc.oneof(odd, fc.constantFrom('view_item', 'Đã xem', '1st', 'a\nb', 'tên: mới')),
    anonymousId: odd,
    userId: odd,
    properties: odd,
    context: fc.oneof(context, odd),
    timestamp: odd,
    sentAt: odd,
    unknown: odd,
  },
  { requiredKeys: [] },
);

describe('parseEvent', () => {
  it('passes at once only what the schema passes unchanged', () => {
    fc.assert(
      fc.property(envelope, (value) => {
        if (!isPlainEnvelope(value)) return;
        expect(eventEnvelopeSchema.safeParse(value)).toEqual({ success: true, data: value });
      }),
      { numRuns: 3000 },
    );
  });

  it('passes a usual event at once', () => {
    const value = {
      messageId: 'm1',
      name: 'view_item',
      anonymousId: 'v1',
      timestamp: '2026-03-02T03:00:00Z',
      properties: { items: [] },
      context: { page: { url: 'https://shop.example/', type: 'home' }, locale: 'vi-VN', screen: { width: 1, height: 2 } },
    };
    expect(isPlainEnvelope(value)).toBe(true);
  });

  it('says where an event is wrong', () => {
    const result = parseEvent({ messageId: 'm1', name: 'view_item', properties: 7 });
    expect(result.ok ? [] : result.issues.map((issue) => [issue.code, issue.path])).toEqual([['invalid_event', 'properties']]);
  });
});
