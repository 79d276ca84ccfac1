import type { EventEnvelope, EventFlag, Issue } from '@quen/protocol';
import { eventEnvelopeSchema } from '@quen/protocol/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventDraft, IngestBatch } from '../ingest-batch.ts';
import { mapEvent } from '../map-event.ts';
import { device } from './device.ts';
import type { Enrichment } from './enrichment.ts';
import { enrichments } from './enrichments.ts';
import { money } from './money.ts';
import { scrubText, scrubUrl } from './scrub-url.ts';
import { time } from './time.ts';
import { trafficSource } from './traffic-source.ts';
import { urls } from './urls.ts';

const receivedAtMs = Date.parse('2026-03-02T03:00:00Z');
const hour = 3_600_000;

function run(
  enrichment: Enrichment,
  event: Partial<EventEnvelope>,
  batch: Partial<IngestBatch> = {},
): [EventDraft, readonly Issue[]] {
  const whole: IngestBatch = { events: [], source: 'browser', provenUserId: null, consent: {}, receivedAtMs, ...batch };
  const draft = mapEvent({ messageId: 'm1', name: 'view_item', ...event }, whole);
  return [draft, enrichment.enrich(draft, { currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh' }) ?? []];
}

describe('every enrichment', () => {
  it('leaves an event that says nothing alone, and never throws on one the schema passes', () => {
    const strange: Partial<EventEnvelope>[] = [
      {},
      { properties: { items: 'x', value: {}, url: 7 } },
      { properties: { items: [null, 1, [], {}] } },
      { context: { page: {}, campaign: {}, userAgent: '' } },
      { context: { page: { url: 'http://[', referrer: '::::', path: '', title: '' } } },
      { timestamp: Number.MAX_VALUE, sentAt: 'yesterday' },
    ];
    expect(new Set(enrichments.map((enrichment) => enrichment.name)).size).toBe(enrichments.length);
    for (const event of strange) {
      expect(eventEnvelopeSchema.safeParse({ messageId: 'm', name: 'n', ...event }).success).toBe(true);
      for (const enrichment of enrichments) expect(() => run(enrichment, event)).not.toThrow();
    }
  });
});

describe('time', () => {
  const cases: [string, Partial<EventEnvelope>, Partial<IngestBatch>, number, EventFlag[]][] = [
    ['takes a plain time', { timestamp: receivedAtMs - 1000 }, {}, -1000, []],
    ['reads ISO 8601', { timestamp: '2026-03-02T02:59:59Z' }, {}, -1000, []],
    ['reads a time without a zone on the shop’s clock', { timestamp: '2026-03-02T09:59:59' }, {}, -1000, []],
    ['also as databases write it', { timestamp: '2026-03-02 09:59:59.000000' }, {}, -1000, []],
    ['reads a day as its beginning in the shop', { timestamp: '2026-03-02' }, {}, -10 * hour, []],
    [
      'corrects clocks that name no zone',
      { timestamp: '2026-03-02 08:00', sentAt: '2026-03-02 09:00' },
      {},
      -hour,
      ['skew_corrected'],
    ],
    ['reads seconds', { timestamp: receivedAtMs / 1000 - 1 }, {}, -1000, []],
    ['marks an absent time', {}, {}, 0, ['no_time']],
    ['marks an unreadable time', { timestamp: 'soon' }, {}, 0, ['no_time']],
    [
      'corrects a clock that is behind',
      { timestamp: receivedAtMs - 9 * hour, sentAt: receivedAtMs - 8 * hour },
      {},
      -hour,
      ['skew_corrected'],
    ],
    [
      'corrects a clock that is ahead',
      { timestamp: receivedAtMs + 7 * hour, sentAt: receivedAtMs + 8 * hour },
      {},
      -hour,
      ['skew_corrected'],
    ],
    ['takes the network’s delay for no skew', { timestamp: receivedAtMs - 2000, sentAt: receivedAtMs - 1000 }, {}, -2000, []],
    ['bounds the future', { timestamp: receivedAtMs + hour }, {}, 0, ['future']],
    ['marks the late', { timestamp: receivedAtMs - 48 * hour }, {}, -48 * hour, ['late']],
    ['bounds what a browser may bring late', { timestamp: receivedAtMs - 4000 * hour }, {}, -7 * 24 * hour, ['late']],
    ['believes a server', { timestamp: receivedAtMs - 4000 * hour }, { source: 'server' }, -4000 * hour, ['late']],
    ['believes an import', { timestamp: receivedAtMs - 4000 * hour }, { source: 'import' }, -4000 * hour, []],
  ];
  it.each(cases)('%s', (_name, event, batch, offset, flags) => {
    const [draft] = run(time, event, batch);
    expect([draft.occurredAtMs - receivedAtMs, draft.flags]).toEqual([offset, flags]);
  });
});

describe('money', () => {
  it('becomes whole minor units of the event’s currency', () => {
    const [draft, issues] = run(money, {
      properties: {
        currency: 'gbp',
        value: 25.98,
        tax: '2.10',
        items: [{ item_id: 7, price: 12.99, quantity: 2, discount: 0.005 }],
      },
    });
    expect(issues).toEqual([]);
    expect(draft.properties).toEqual({
      currency: 'GBP',
      value_minor: 2598,
      tax_minor: 210,
      items: [{ item_id: '7', price_minor: 1299, quantity: 2, discount_minor: 1 }],
    });
  });

  it('is the shop’s where no currency is named, and dong have no decimals', () => {
    const [draft] = run(money, { properties: { value: 25_000.4, items: [{ item_id: 'p', price: 25_000 }] } });
    expect(draft.properties).toEqual({
      currency: 'VND',
      value_minor: 25_000,
      items: [{ item_id: 'p', price_minor: 25_000, quantity: 1 }],
    });
  });

  it('takes an order’s number for its text', () => {
    for (const name of ['purchase', 'refund', 'order_cancelled']) {
      expect(run(money, { name, properties: { transaction_id: 2002 } })[0].properties['transaction_id']).toBe('2002');
    }
  });

  it('says what is wrong with it', () => {
    const paths = (properties: object): string[] =>
      run(money, { properties: { ...properties } as never })[1].map((issue) => issue.path);
    expect(paths({ value: -1 })).toEqual(['properties.value']);
    expect(paths({ value: 'free' })).toEqual(['properties.value']);
    expect(paths({ value: 1e300 })).toEqual(['properties.value']);
    expect(paths({ value_minor: 0.5 })).toEqual(['properties.value_minor']);
    expect(paths({ currency: 'dong' })).toEqual(['properties.currency']);
    expect(paths({ items: [{ item_id: 'p', currency: 'USD' }] })).toEqual(['properties.items.0.currency']);
    expect(paths({ items: [{ item_id: 'p', quantity: 0 }, { item_id: '' }, { item_id: 'p', quantity: -1 }] })).toEqual([
      'properties.items.1.item_id',
      'properties.items.2.quantity',
    ]);
    expect(paths({ items: {} })).toEqual(['properties.items']);
  });

  it('leaves out items of which there is nothing, and says so, but makes no refund of the whole order of it', () => {
    const none = { item_id: 'gone', quantity: 0, price: 5 };
    const [cart, issues] = run(money, {
      name: 'view_cart',
      properties: { items: [none, { item_id: 'p' }, { ...none, quantity: '0' }] },
    });
    expect([issues, cart.properties['items']]).toEqual([[], [{ item_id: 'p', quantity: 1 }]]);
    expect(cart.warnings.map(({ path }) => path)).toEqual(['properties.items.0.quantity', 'properties.items.2.quantity']);
    expect(run(money, { name: 'view_cart', properties: { items: [none] } })[0].properties['items']).toEqual([]);
    const refund = run(money, { name: 'refund', properties: { transaction_id: 't', items: [none] } });
    expect(refund[1].map(({ path }) => path)).toEqual(['properties.items.0.quantity']);
  });

  it('leaves events alone that are not about commerce', () => {
    expect(run(money, { name: 'page_view', properties: { value: 'x' } })[0].properties).toEqual({ value: 'x' });
  });
});

describe('traffic source', () => {
  const sourceOf = (url: string | undefined, referrer?: string): unknown =>
    run(trafficSource, {
      context: { page: { ...(url === undefined ? {} : { url }), ...(referrer === undefined ? {} : { referrer }) } },
    })[0].context.campaign;
  it('is told by the address, else by the referrer', () => {
    expect(sourceOf('https://s.vn/?utm_source=zalo&utm_medium=social&utm_campaign=t%E1%BA%BFt')).toEqual({
      source: 'zalo',
      medium: 'social',
      name: 'tết',
    });
    expect(sourceOf('https://s.vn/?gclid=1')).toEqual({ source: 'google', medium: 'cpc' });
    expect(sourceOf('https://s.vn/', 'https://www.google.com.vn/')).toEqual({ source: 'google.com.vn', medium: 'organic' });
    expect(sourceOf('https://s.vn/', 'https://m.facebook.com/x')).toEqual({ source: 'm.facebook.com', medium: 'social' });
    expect(sourceOf('https://s.vn/', 'https://blog.vn/')).toEqual({ source: 'blog.vn', medium: 'referral' });
    expect(sourceOf('https://s.vn/a', 'https://s.vn/b')).toBeUndefined();
  });
});

describe('addresses', () => {
  const cases: [string, string][] = [
    ['https://s.vn/p?id=7#top', 'https://s.vn/p?id=7#top'],
    ['https://s.vn/?email=lan%40mail.vn&id=7', 'https://s.vn/?email=-&id=7'],
    ['https://s.vn/u/lan@mail.vn/orders', 'https://s.vn/u/-/orders'],
    ['https://s.vn/?q=lan%40mail.vn', 'https://s.vn/?q=-'],
    ['https://s.vn/cb#access_token=abc&state=1', 'https://s.vn/cb#access_token=-&state=1'],
    ['https://lan:geheim@s.vn/', 'https://s.vn/'],
    ['https://s.vn/?x=4111111111111111', 'https://s.vn/?x=-'],
    ['https://s.vn/?x=4111-1111-1111-1111', 'https://s.vn/?x=-'],
    ['https://s.vn/?x=4111111111111112', 'https://s.vn/?x=4111111111111112'],
    ['https://s.vn/?t=eyJhbGciOiJI.eyJzdWIiOiIx.abc', 'https://s.vn/?t=-'],
    ...['reset_token', 'resetToken', 'csrf_token', 'client_secret', 'authToken', 'X-Amz-Signature', 'unsubscribe_token'].map(
      (name): [string, string] => [`https://s.vn/?a=1&${name}=abc&b=2`, `https://s.vn/?a=1&${name}=-&b=2`],
    ),
    ...['customer_email', 'phoneNumber', 'new-password', 'user%5Bemail%5D', 'tok%65n', 'PHPSESSID', 'e-mail'].map(
      (name): [string, string] => [`https://s.vn/?${name}=abc#top`, `https://s.vn/?${name}=-`.concat('#top')],
    ),
    [
      'https://s.vn/?headphone=1&keyword=x&coupon_code=TET&design=2',
      'https://s.vn/?headphone=1&keyword=x&coupon_code=TET&design=2',
    ],
    [
      'https://s.vn/?next=https%3A%2F%2Fs.vn%2Fr%3Ftoken%3Da%26b%3D1',
      'https://s.vn/?next=https%3A%2F%2Fs.vn%2Fr%3Ftoken%3D-%26b%3D1',
    ],
    [
      'https://s.vn/?next=https%253A%252F%252Fs.vn%253Ftoken%253Da',
      'https://s.vn/?next=https%253A%252F%252Fs.vn%253Ftoken%253D-',
    ],
    ['https://s.vn/?next=token=a', 'https://s.vn/?next=token=-'],
    ['https://s.vn/?password=a%26b?c;d&x=1#top', 'https://s.vn/?password=-&x=1#top'],
    ['https://s.vn/?e=lan%2540x.vn', 'https://s.vn/?e=-'],
    ['https://s.vn/u/lan%2540x.vn/orders', 'https://s.vn/u/-/orders'],
    ['https://s.vn/?q=lan%40x%2Evn', 'https://s.vn/?q=-'],
    ['https://s.vn/?x=4111%201111%201111%201111', 'https://s.vn/?x=-'],
    ['https://s.vn/?x=4111+1111+1111+1111', 'https://s.vn/?x=-'],
    ['https://s.vn/?q=gi%C3%A0y+ch%E1%BA%A1y%20b%E1%BB%99&id=%zz', 'https://s.vn/?q=gi%C3%A0y+ch%E1%BA%A1y%20b%E1%BB%99&id=%zz'],
  ];
  it.each(cases)('%s', (url, scrubbed) => {
    expect(scrubUrl(url)).toBe(scrubbed);
    const [draft] = run(urls, { context: { page: { url } }, properties: { page_location: url } });
    expect([draft.context.page?.url, draft.properties['page_location']]).toEqual([scrubbed, scrubbed]);
  });

  it('are looked for in properties and items too', () => {
    const page = 'https://s.vn/?token=a';
    const properties = { search: '?email=a@b.vn&token=zz&x=1', page_title: 'Của lan@mail.vn', items: [{ item_id: 'a' }] };
    const item = { item_url: page, item_image: '/a.jpg?sig=abc' };
    const [draft] = run(urls, { properties: { ...properties, items: [{ item_id: 'a' }, item] } });
    expect(draft.properties).toEqual({
      search: '?email=-&token=-&x=1',
      page_title: 'Của -',
      items: [{ item_id: 'a' }, { item_url: 'https://s.vn/?token=-', item_image: '/a.jpg?sig=-' }],
    });
    const plain = { items: [{ item_url: 'https://s.vn/p?id=7' }], path: '/p' };
    expect(run(urls, { properties: plain })[0].properties).toBe(plain);
  });

  it('are looked for under any name, at any depth, and in circumstances', () => {
    const page = 'https://s.vn/?token=a';
    const clean = 'https://s.vn/?token=-';
    const properties = { video_url: page, form: { action: [page, 7], title: 'Của lan@mail.vn' }, search_term: 'lan@mail.vn áo' };
    const [draft] = run(urls, { properties, context: { extra: { opener: page } } });
    expect(draft.properties).toEqual({ video_url: clean, form: { action: [clean, 7], title: 'Của -' }, search_term: '- áo' });
    expect(draft.context.extra).toEqual({ opener: clean });
    const plain = { form: { action: ['https://s.vn/p?id=7'] }, note: 'lan@mail.vn' };
    expect(run(urls, { properties: plain })[0].properties).toBe(plain);
  });

  it('leave nothing in the campaign that the address was read for', () => {
    const context = {
      page: { url: 'https://s.vn/?utm_source=tin&utm_campaign=tết 50%&utm_content=lan%40mail.vn&utm_term=eyJh.eyJi.c' },
    };
    const [draft] = run(trafficSource, { context });
    urls.enrich(draft, { currency: 'VND', timeZone: 'UTC' });
    expect(draft.context.campaign).toEqual({ source: 'tin', name: 'tết 50%', content: '-', term: '-' });
    const said = { source: 'tin', content: 'lan%2540mail.vn' };
    expect(run(urls, { context: { campaign: said } })[0].context.campaign).toEqual({ source: 'tin', content: '-' });
  });

  it('are the same when looked at again', () => {
    const pieces = ['?', '&', '=', '#', ';', '/', '%3D', '%253F', '%40', '%2540', '@', 'a.vn', 'token', 'email', '4111', '1111'];
    const more = ['+', '%20', '-', ' ', 'x', '%', '%C3', 'eyJ', '.eyJ', ':', 'https://', '7', '.'];
    const address = fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(address, (text) => {
        const once = scrubUrl(text);
        expect(scrubUrl(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it('keep everything but what is personal as it is written', () => {
    const text = fc.string({ unit: fc.constantFrom(...'xyàệ /?&=#.:%+7'), maxLength: 12 });
    const value = fc.oneof(
      text.map(encodeURIComponent),
      text.map((part) => encodeURIComponent(encodeURIComponent(part))),
    );
    const plain = fc
      .tuple(fc.constantFrom('q', 'utm_source', 'keyword', 'page', 'màu'), value)
      .map((part) => ({ part, kept: part }));
    const secret = fc
      .tuple(fc.constantFrom('token', 'customerEmail', 'p%61ssword'), value)
      .map(([name, hidden]) => ({ part: [name, hidden], kept: [name, '-'] }));
    fc.assert(
      fc.property(fc.array(fc.oneof(plain, secret), { maxLength: 6 }), (parameters) => {
        const written = (key: 'part' | 'kept'): string =>
          `https://s.vn/gi%C3%A0y?${parameters.map((parameter) => parameter[key].join('=')).join('&')}#top`;
        expect(scrubUrl(written('part'))).toBe(written('kept'));
      }),
      { numRuns: 1000 },
    );
  });

  it('loses mail addresses in titles', () => {
    expect(scrubText('Đơn hàng của lan@mail.vn')).toBe('Đơn hàng của -');
  });

  it('is read in linear time', () => {
    for (const hostile of [
      '@'.repeat(50_000),
      'eyJ'.repeat(20_000),
      '4 '.repeat(30_000),
      `${'a'.repeat(60_000)}@`,
      'a%40'.repeat(10_000),
      'a%3D'.repeat(10_000),
      '%25'.repeat(20_000),
      'a='.repeat(30_000),
    ]) {
      expect(typeof scrubUrl(`https://s.vn/?x=${hostile}`)).toBe('string');
    }
  });
});

describe('device', () => {
  const phone =
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36';
  it('is told by the User-Agent, which is dropped', () => {
    const [draft] = run(device, { context: { userAgent: phone, locale: 'vi' } });
    expect(draft.context).toEqual({ locale: 'vi', device: { type: 'mobile', os: 'Android', browser: 'Chrome' } });
    expect(run(device, {}, { userAgent: phone })[0].context.device?.type).toBe('mobile');
    expect(run(device, {}, { userAgent: phone, source: 'server' })[0].context.device).toBeUndefined();
  });
  it('marks bots', () => {
    const [draft] = run(device, {
      context: { userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
    });
    expect(draft.flags).toEqual(['bot']);
  });
});
