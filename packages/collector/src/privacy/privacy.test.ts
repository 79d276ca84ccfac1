import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventEnvelope } from '@quen/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';

const startMs = Date.parse('2026-03-02T03:00:00Z');
let nowMs = startMs;
let folder: string;
let collector: Collector;
let secret: string;
let publishable: string;

beforeEach(async () => {
  nowMs = startMs;
  folder = mkdtempSync(join(tmpdir(), 'quen-privacy-'));
  await open();
  ({ secret, publishable } = await collector.core.keys.create({ name: 'shop', nowMs }));
});
afterEach(async () => {
  await collector.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(database = join(folder, 'quen.db')): Promise<void> {
  collector = await createCollector({
    database,
    now: () => nowMs,
    initialRules: { ...defaultRuleSet, version: 1, placements: [{ id: 'home', name: 'Home' }] },
  });
}

const visit: readonly EventEnvelope[] = [
  { messageId: 'lan-1', name: 'page_view', anonymousId: 'lans-phone', timestamp: startMs - 9000 },
  {
    messageId: 'lan-2',
    name: 'view_item',
    anonymousId: 'lans-phone',
    timestamp: startMs - 8000,
    properties: { items: [{ item_id: 'giay-01', price: 1000 }], note: 'for lan@example.com' },
  },
  {
    messageId: 'lan-3',
    name: 'identify',
    anonymousId: 'lans-phone',
    userId: 'customer-lan',
    timestamp: startMs - 7000,
    properties: { traits: { email: 'lan@example.com', name: 'Nguyễn Thị Lan' } },
  },
  {
    messageId: 'lan-4',
    name: 'consent',
    userId: 'customer-lan',
    timestamp: startMs - 6000,
    properties: { purpose: 'marketing', status: 'granted', textVersion: 'v3', source: 'shop', evidence: 'banner' },
  },
  {
    messageId: 'lan-5',
    name: 'purchase',
    userId: 'customer-lan',
    timestamp: startMs - 5000,
    properties: { transaction_id: 'order-of-lan', value: 1000, items: [{ item_id: 'giay-01', price: 1000 }] },
  },
  { messageId: 'minh-1', name: 'page_view', anonymousId: 'minhs-phone', timestamp: startMs - 4000 },
  { messageId: 'minh-2', name: 'page_view', userId: 'customer-minh', timestamp: startMs - 3000 },
];

async function ask(method: string, path: string, body?: unknown, key = secret): Promise<Response> {
  return collector.app.request(path, {
    method,
    headers: { authorization: `Bearer ${key}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** Everything about Lan, and somebody else's claim to be Lan. */
async function live(): Promise<void> {
  await collector.ingestTrusted(visit);
  await ask('POST', '/v1/events', { events: [{ messageId: 'bad', name: '1st', userId: 'customer-lan' }] });
  await ask('POST', '/v1/events', { events: [{ ...visit[1], properties: { other: 'lans-phone' } }] });
  await ask(
    'POST',
    '/v1/events',
    {
      events: [
        {
          messageId: 'claim',
          name: 'identify',
          anonymousId: 'thief',
          userId: 'customer-lan',
          properties: { email: 'lan@example.com' },
        },
      ],
    },
    publishable,
  );
  await ask(
    'POST',
    '/v1/decide',
    { placements: ['home'], page: { url: 'https://shop.example/' }, anonymousId: 'lans-phone' },
    publishable,
  );
  await collector.settle();
}

function everyByte(): string {
  return readdirSync(folder)
    .filter((name) => name.startsWith('quen.db'))
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('\n');
}

/** Where a text stands in the data; empty when nowhere. */
function contextOf(text: string): string {
  const bytes = everyByte();
  const at = bytes.indexOf(text);
  return at < 0 ? '' : bytes.slice(Math.max(0, at - 60), at + 100);
}

const marksOfLan = ['lans-phone', 'customer-lan', 'lan@example.com', 'Lan', 'order-of-lan', 'lan-2'];

describe('a copy of everything', () => {
  it('holds what is known, as data and as a page', async () => {
    await live();
    for (const reference of [
      'u:customer-lan',
      'a:lans-phone',
      (await collector.core.folder.read('u:customer-lan'))?.profile.id ?? '',
    ]) {
      const answer = await ask('GET', `/v1/privacy/${encodeURIComponent(reference)}/export`);
      expect(answer.status, reference).toBe(200);
      const copy = (await answer.json()) as { [key: string]: { [key: string]: unknown }[] };
      expect(copy['identities']).toEqual(['a:lans-phone', 'u:customer-lan']);
      expect(copy['events']?.map(({ messageId }) => messageId)).toEqual(
        expect.arrayContaining(['lan-1', 'lan-2', 'lan-3', 'lan-4', 'lan-5']),
      );
      expect(copy['consents']).toMatchObject([
        { purpose: 'marketing', status: 'granted', textVersion: 'v3', evidence: 'banner' },
      ]);
      expect(copy['rejected']).toHaveLength(1);
      expect(copy['setAside']).toHaveLength(1);
      expect(copy['decisions']).toHaveLength(1);
      // A claim proves nothing: whoever sent it is somebody else.
      expect(JSON.stringify(copy['events'])).not.toContain('thief');
    }
  });

  it('runs nothing that a visitor wrote', async () => {
    await collector.ingestTrusted([
      { messageId: 'x', name: 'identify', userId: 'eve', properties: { traits: { name: '<img src=x onerror=alert(1)>' } } },
    ]);
    const page = await ask('GET', '/v1/privacy/u:eve/export?format=html');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await page.text();
    expect(html).toContain('&lt;img');
    expect(html).not.toMatch(/<(img|script)/);
  });

  it('is for the secret key, and of nobody who is not known', async () => {
    expect((await ask('GET', '/v1/privacy/u:nobody/export')).status).toBe(404);
    expect((await ask('GET', '/v1/privacy/u:nobody/export', undefined, publishable)).status).toBe(403);
    expect((await ask('DELETE', '/v1/privacy/u:nobody', undefined, publishable)).status).toBe(403);
  });
});

describe('erasure', () => {
  it('leaves no byte of the person in the data, and everybody else as they were', async () => {
    await live();
    for (const mark of marksOfLan) expect(everyByte(), mark).toContain(Buffer.from(mark).toString('latin1'));
    const minh = JSON.stringify((await collector.core.folder.read('u:customer-minh'))?.profile);
    const answer = await ask('DELETE', '/v1/privacy/u:customer-lan');
    expect(await answer.json()).toMatchObject({
      identities: 2,
      erased: { events: 5, claims: 1, profiles: 1, consents: 1, decisions: 1, rejected: 1, setAside: 1 },
    });
    await collector.settle();
    for (const mark of marksOfLan) expect(contextOf(mark), mark).toBe('');
    expect((await ask('GET', '/v1/privacy/u:customer-lan/export')).status).toBe(404);
    expect((await ask('GET', '/v1/profiles/a:lans-phone')).status).toBe(404);
    expect((await collector.core.folder.read('a:thief'))?.profile).toMatchObject({
      traits: {},
      identity: { claimedUserId: null },
    });
    expect(JSON.stringify((await collector.core.folder.read('u:customer-minh'))?.profile)).toBe(minh);
  });

  it('keeps the totals of reports, live and counted anew', async () => {
    await live();
    const overview = async (): Promise<unknown> =>
      JSON.parse(await (await ask('GET', '/v1/reports/overview?from=2026-03-01&to=2026-03-02')).text());
    const before = await overview();
    expect(before).toMatchObject({ current: { orders: 1 } });
    await ask('DELETE', '/v1/privacy/u:customer-lan');
    expect(await overview()).toEqual(before);
    await collector.core.reports.clear();
    expect(await overview()).toEqual(before);
  });

  it('holds against replays, imports and what is sent late, but not against the person', async () => {
    await live();
    await ask('DELETE', '/v1/privacy/u:customer-lan');
    nowMs += 1000;
    const gone = async (): Promise<void> => {
      expect(await collector.core.folder.read('u:customer-lan')).toBeUndefined();
      expect(await collector.core.folder.read('a:lans-phone')).toBeUndefined();
    };
    await collector.replay();
    await gone();
    expect((await collector.ingestTrusted(visit.slice(0, 5))).map(({ status }) => status)).toEqual(Array(5).fill('withheld'));
    // The same order without a time, and a table without times.
    const { timestamp: _when, ...timeless } = visit[4] ?? { messageId: '', name: '' };
    expect((await collector.ingestTrusted([timeless]))[0]?.status).toBe('withheld');
    expect(await collector.importEvents([{ ...timeless, messageId: 'row-1' }, ...visit])).toMatchObject({
      accepted: 2,
      duplicates: 0,
      withheld: 6,
    });
    await gone();
    await collector.close();
    await open();
    expect((await collector.ingestTrusted(visit.slice(0, 2))).map(({ status }) => status)).toEqual(['withheld', 'withheld']);
    await gone();
    const back: EventEnvelope = { messageId: 'new', name: 'page_view', anonymousId: 'lans-phone', timestamp: nowMs };
    expect((await collector.ingestTrusted([back]))[0]?.status).toBe('accepted');
    expect((await collector.core.folder.read('a:lans-phone'))?.profile.activity.eventCount).toBe(1);
  });

  it('is made again on a backup that is put back', async () => {
    await live();
    await collector.storage.backup(join(folder, 'copy.sqlite'));
    await ask('DELETE', '/v1/privacy/a:lans-phone');
    await collector.close();
    copyFileSync(join(folder, 'copy.sqlite'), join(folder, 'quen.db'));
    rmSync(join(folder, 'copy.sqlite'));
    await open();
    expect(await collector.core.folder.read('u:customer-lan')).toBeUndefined();
    expect(await collector.storage.privacy.pending()).toEqual([]);
    expect((await collector.core.folder.read('u:customer-minh'))?.profile.activity.eventCount).toBe(1);
    for (const mark of marksOfLan) expect(contextOf(mark), mark).toBe('');
  });

  it('unlearns what the models learned', async () => {
    await collector.upsertProducts(
      ['giay-01', 'giay-02', 'giay-03'].map((id) => ({
        id,
        title: id,
        url: `https://shop.example/${id}`,
        categories: ['giay'],
        currency: 'VND',
        availability: 'in_stock',
      })),
    );
    const both = (person: string, one: string, other: string): EventEnvelope[] =>
      [one, other].map((item, index) => ({
        messageId: `${person}-${item}`,
        name: 'view_item',
        anonymousId: person,
        timestamp: startMs - 50_000 + index * 1000,
        properties: { items: [{ item_id: item }] },
      }));
    await collector.ingestTrusted([...both('lan', 'giay-01', 'giay-02'), ...both('minh', 'giay-01', 'giay-03')]);
    await collector.settle();
    const next = (from: Collector): unknown =>
      from.core.recommender
        .recommend({
          strategies: ['session-next'],
          limit: 5,
          session: [{ itemId: 'giay-01', atMs: nowMs, kind: 'view' }],
          cartItemIds: [],
          excludeItemIds: [],
          merchandising: [],
          nowMs,
        })
        .items.map(({ itemId, score }) => [itemId, score]);
    const withoutLan = await createCollector({ now: () => nowMs });
    await withoutLan.upsertProducts([...collector.core.products.all()]);
    await withoutLan.ingestTrusted(both('minh', 'giay-01', 'giay-03'));
    await withoutLan.settle();
    expect(next(collector)).not.toEqual(next(withoutLan));
    await ask('DELETE', '/v1/privacy/a:lan');
    await collector.settle();
    expect(next(collector)).toEqual(next(withoutLan));
    await withoutLan.close();
  });
});

describe('correction', () => {
  it('changes a trait, takes one back, and stands in the log', async () => {
    await live();
    const answer = await ask('PUT', '/v1/profiles/a:lans-phone/traits', { traits: { name: 'Trần Thị Lan', email: null } });
    expect(await answer.json()).toEqual({ traits: { name: 'Trần Thị Lan' } });
    const newest = (await collector.storage.log.readNewest(['u:customer-lan'], 1))[0];
    expect(newest).toMatchObject({ name: 'identify', source: 'server', proof: 'proven' });
    expect((await ask('PUT', '/v1/profiles/p_nobody/traits', { traits: {} })).status).toBe(404);
    expect((await ask('PUT', '/v1/profiles/a:lans-phone/traits', { traits: [] })).status).toBe(400);
    const refused = await ask('PUT', '/v1/profiles/a:guest/traits', { traits: { name: 'Lan' } });
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { code: 'invalid_request', issues: [{ path: 'anonymousId' }] },
    ]);
  });
});
