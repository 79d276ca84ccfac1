import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendContext } from './mend-context.ts';
import { parseEvent } from './parse-event.ts';

describe('mendContext', () => {
  it('leaves out what does not fit, and keeps the rest', () => {
    const page = { url: 'https://shop.example/' };
    expect(mendContext({ page, timezone: null, locale: 'vi', screen: { width: 'wide' } })).toEqual({ page, locale: 'vi' });
  });

  it.each([null, 7, 'context', []])('is nothing of %j', (value) => {
    expect(mendContext(value)).toBeUndefined();
  });

  it('never throws, and what it keeps is always taken', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('page', 'locale', 'screen', 'campaign', 'extra', 'odd'), fc.jsonValue()),
        (context) => {
          const event = { messageId: 'm', name: 'x', context: mendContext(context) ?? {} };
          expect(parseEvent(event).ok).toBe(true);
        },
      ),
    );
  });
});

describe('parseEvent', () => {
  it('does not refuse an event for its circumstances', () => {
    const event = { messageId: 'm', name: 'x', context: { timezone: null, locale: 'vi' } };
    expect(parseEvent(event)).toEqual({ ok: true, value: { ...event, context: { locale: 'vi' } } });
  });

  it('takes null for absent', () => {
    const parsed = parseEvent({ messageId: 'm', name: 'x', userId: null, properties: { colour: null } });
    expect(parsed).toEqual({ ok: true, value: { messageId: 'm', name: 'x', properties: { colour: null } } });
  });

  it('refuses what is wrong elsewhere, and says only that', () => {
    const parsed = parseEvent({ messageId: '', name: 'x', context: { timezone: null } });
    expect(parsed).toMatchObject({ ok: false, issues: [{ path: 'messageId' }] });
  });
});
