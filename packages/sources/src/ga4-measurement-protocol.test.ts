import { describe, expect, it } from 'vitest';
import { fromMeasurementProtocol } from './ga4-measurement-protocol.ts';

const read = (body: Parameters<typeof fromMeasurementProtocol>[0]) =>
  fromMeasurementProtocol(body, (_event, index) => `m${index}`);

describe('fromMeasurementProtocol', () => {
  it('reads an order with its page and time', () => {
    const { events, issues } = read({
      client_id: 'c.1',
      user_id: 'u1',
      timestamp_micros: '1763700000000000',
      events: [
        {
          name: 'purchase',
          params: {
            transaction_id: 'T1',
            currency: 'VND',
            value: 150000,
            session_id: 's',
            page_location: 'https://s.vn/ok',
            items: [{ item_id: 'p1', price: 150000 }],
          },
        },
      ],
    });
    expect(issues).toEqual([]);
    expect(events).toEqual([
      {
        messageId: 'm0',
        name: 'purchase',
        anonymousId: 'c.1',
        userId: 'u1',
        timestamp: 1763700000000,
        properties: { transaction_id: 'T1', currency: 'VND', value: 150000, items: [{ item_id: 'p1', price: 150000 }] },
        context: { page: { url: 'https://s.vn/ok' } },
      },
    ]);
  });

  it('takes user properties as traits', () => {
    const { events } = read({ client_id: 'c', events: [], user_properties: { tier: { value: 'gold' }, odd: 3 } });
    expect(events).toEqual([{ messageId: 'm0', name: 'identify', anonymousId: 'c', properties: { tier: 'gold' } }]);
  });

  it.each([
    [{ ad_user_data: 'GRANTED', ad_personalization: 'DENIED' }, undefined, { marketing: 'denied' }],
    [{ ad_user_data: 'GRANTED' }, undefined, { marketing: 'granted' }],
    [undefined, true, { marketing: 'denied' }],
    [undefined, undefined, {}],
  ])('hears consent %j, non-personalized %s', (consent, ads, expected) => {
    const body = {
      client_id: 'c',
      events: [],
      ...(consent && { consent }),
      ...(ads === undefined ? {} : { non_personalized_ads: ads }),
    };
    expect(read(body).consent).toEqual(expected);
  });

  it('takes a user_id of null for none', () => {
    const { events, issues } = read({ client_id: 'c', user_id: null, events: [{ name: 'login' }] });
    expect(issues).toEqual([]);
    expect(events[0]).not.toHaveProperty('userId');
  });

  it('takes a product’s name for its id where it has none, as Google asks for either', () => {
    const items = [
      { item_name: 'Trà sen', price: 5 },
      { item_id: '', item_name: 'Nón' },
      { item_id: 7, item_name: 'Áo' },
      { price: 3 },
    ];
    const { events } = read({ client_id: 'c', events: [{ name: 'add_to_cart', params: { items } }] });
    expect(events[0]?.['properties']).toEqual({
      items: [
        { item_id: 'Trà sen', item_name: 'Trà sen', price: 5 },
        { item_id: 'Nón', item_name: 'Nón' },
        { item_id: 7, item_name: 'Áo' },
        { price: 3 },
      ],
    });
  });

  it('takes an app’s installation for the device', () => {
    const { events, issues } = read({
      app_instance_id: 'a1',
      user_properties: { tier: { value: 'gold' } },
      events: [{ name: 'login' }],
    });
    expect(issues).toEqual([]);
    expect(events.map((event) => event['anonymousId'])).toEqual(['a1', 'a1']);
  });

  it('has user properties at the time of the request', () => {
    const { events } = read({
      client_id: 'c',
      timestamp_micros: 1763700000000000,
      events: [],
      user_properties: { n: { value: 1 } },
    });
    expect(events[0]).toMatchObject({ name: 'identify', timestamp: 1763700000000 });
  });

  it.each([
    [1763700000000000, 1763700000000, 0],
    ['1763700000123456', 1763700000123, 0],
    [1763700000000, 1763700000000, 1],
    [1763700000, 1763700000, 1],
    ['soon', undefined, 1],
    [null, undefined, 0],
    [[1], undefined, 1],
  ])('reads the time %j, and says when it is not in microseconds', (micros, timestamp, faults) => {
    const { events, issues } = read({ client_id: 'c', events: [{ name: 'login', timestamp_micros: micros }] });
    expect(events[0]?.['timestamp']).toBe(timestamp);
    expect(issues.map((one) => one.path)).toEqual(faults === 0 ? [] : ['events.0.timestamp_micros']);
    const whole = read({ client_id: 'c', timestamp_micros: micros, events: [{ name: 'login' }, { name: 'login' }] });
    expect(whole.events[1]?.['timestamp']).toBe(timestamp);
    expect(whole.issues.map((one) => one.path)).toEqual(faults === 0 ? [] : ['timestamp_micros']);
  });

  it.each([
    [{ events: [{ name: 'x' }] }, 'client_id'],
    [{ client_id: 'c' }, 'events'],
    [{ client_id: 'c', user_id: 42, events: [] }, 'user_id'],
    [{ client_id: 'c', events: [{ name: '1bad' }] }, 'events.0.name'],
    [{ client_id: 'c', events: [null] }, 'events.0.name'],
    [{ client_id: 'c', events: Array.from({ length: 26 }, () => ({ name: 'x' })) }, 'events'],
  ])('says what is wrong with %j', (body, path) => {
    expect(read(body).issues.map((one) => one.path)).toContain(path);
  });
});
