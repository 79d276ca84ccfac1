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
