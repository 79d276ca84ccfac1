import type { JsonObject } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { fromMeasurementProtocol } from './ga4-measurement-protocol.ts';

const found = (body: JsonObject) =>
  fromMeasurementProtocol({ client_id: 'c', ...body }, (_, index) => `m${index}`).issues.map(
    ({ path, validationCode }) => `${path} ${validationCode}`,
  );
const ofEvent = (event: JsonObject) => found({ events: [event] });
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, { value: n }]));

describe('what Google would not take', () => {
  it.each<[string, JsonObject, readonly string[]]>([
    ['nothing', { client_id: null }, ['client_id VALUE_REQUIRED', 'events VALUE_REQUIRED']],
    ['events that are none', { events: 'login' }, ['events VALUE_INVALID']],
    ['a number for a user', { user_id: 7, events: [] }, ['user_id VALUE_INVALID']],
    ['too many events', { events: Array(26).fill({ name: 'login' }) }, ['events EXCEEDED_MAX_ENTITIES']],
    ['a time in words', { timestamp_micros: 'now', events: [] }, ['timestamp_micros VALUE_INVALID']],
    ['user properties that are none', { events: [], user_properties: [] }, ['user_properties VALUE_INVALID']],
    ['too many of them', { events: [], user_properties: many(26) }, ['user_properties EXCEEDED_MAX_ENTITIES']],
    ['one without a value', { events: [], user_properties: { tier: 'gold' } }, ['user_properties.tier VALUE_REQUIRED']],
    ['a reserved one', { events: [], user_properties: { user_id: { value: 1 } } }, ['user_properties.user_id NAME_RESERVED']],
  ])('of a request: %s', (_case, body, expected) => {
    expect(found(body)).toEqual(expected);
  });

  it.each<[string, JsonObject, readonly string[]]>([
    ['no name', {}, ['events.0.name VALUE_REQUIRED']],
    ['a name with a blank', { name: 'add to cart' }, ['events.0.name NAME_INVALID']],
    ['a name that is too long', { name: 'a'.repeat(41) }, ['events.0.name NAME_INVALID']],
    ['a name of Google’s', { name: 'session_start' }, ['events.0.name NAME_RESERVED']],
    ['a beginning of Google’s', { name: 'ga_login' }, ['events.0.name NAME_RESERVED']],
    ['parameters that are none', { name: 'login', params: 'x' }, ['events.0.params VALUE_INVALID']],
    ['too many parameters', { name: 'login', params: many(26) }, ['events.0.params EXCEEDED_MAX_ENTITIES']],
    [
      'too many items',
      { name: 'purchase', params: { items: Array(201).fill({}) } },
      ['events.0.params.items EXCEEDED_MAX_ENTITIES'],
    ],
    [
      'a parameter’s name',
      { name: 'login', params: { _x: 1, '1y': 2 } },
      ['events.0.params._x NAME_RESERVED', 'events.0.params.1y NAME_INVALID'],
    ],
  ])('of an event: %s', (_case, event, expected) => {
    expect(ofEvent(event)).toEqual(expected);
  });

  it('is nothing of what it documents', () => {
    const params = { session_id: '1', engagement_time_msec: 100, debug_mode: 1, currency: 'VND', items: [{ item_id: 'a' }] };
    expect(found({ events: [{ name: 'view_item', params }], user_properties: { tier: { value: 'gold' } } })).toEqual([]);
  });
});
