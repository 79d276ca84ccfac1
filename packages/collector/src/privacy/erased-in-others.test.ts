import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventEnvelope } from '@quen/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import { readOverview } from '../reports/read-overview.ts';
import { readDay } from '../reports/report-day.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';

const startMs = Date.parse('2026-03-02T03:00:00Z');
const dayMs = 86_400_000;
let folder: string;
let collector: Collector;
let secret: string;
let nowMs: number;
let messages: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quen-erased-'));
  nowMs = startMs;
  messages = 0;
  const initialRules = { ...defaultRuleSet, placements: [{ id: 'home', name: 'Home' }] };
  collector = await createCollector({ now: () => nowMs, database: join(folder, 'quen.db'), initialRules });
  ({ secret } = await collector.core.keys.create({ name: 'shop', nowMs }));
});
afterEach(async () => {
  await collector.close();
  rmSync(folder, { recursive: true });
});

async function happens(
  name: string,
  ids: { anonymousId?: string; userId?: string },
  properties: object = { by: 'hand' },
): Promise<void> {
  nowMs += 60_000;
  const event = { messageId: `m${++messages}`, name, timestamp: nowMs, properties, ...ids } as EventEnvelope;
  const [result] = await collector.ingestTrusted([event]);
  expect(result?.status).toBe('accepted');
}

async function erase(id: string): Promise<void> {
  const headers = { authorization: `Bearer ${secret}` };
  expect((await collector.app.request(`/v1/privacy/${id}`, { method: 'DELETE', headers })).status).toBe(200);
  nowMs += 60_000;
  await collector.settle();
}

async function profiles(): Promise<string> {
  await collector.settle();
  return JSON.stringify((await collector.storage.profiles.list('', 100)).map(({ profile }) => profile));
}

const totals = async () => {
  const day = readDay('2026-03-02') ?? 0;
  return (await readOverview(collector.core, day, day + 60)).current;
};
const everyByte = (): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('\n');

/** A tablet that is Lan's, on which Minh has been too. */
async function shareTablet(): Promise<void> {
  await happens('page_view', { anonymousId: 'the-tablet' });
  await happens('page_view', { anonymousId: 'the-tablet', userId: 'lan' });
  await happens('page_view', { anonymousId: 'the-tablet', userId: 'minh' });
  await happens('purchase', { anonymousId: 'the-tablet', userId: 'minh' }, { transaction_id: 't1', value: 5000 });
  await happens('page_view', { anonymousId: 'the-tablet' });
}

it('has their device cut out of what others did on it, and nobody inherits it', async () => {
  await shareTablet();
  const before = await totals();
  await erase('u:lan');
  await collector.storage.privacy.scrub();
  expect(everyByte()).not.toContain('the-tablet');
  expect((await collector.core.folder.read('u:minh'))?.profile.orders.count).toBe(1);

  await happens('view_item', { anonymousId: 'the-tablet' }, { items: [{ item_id: 'strangers', price: 1 }] });
  const live = await profiles();
  await collector.replay();
  expect(await profiles()).toBe(live);
  expect((await collector.core.folder.read('u:minh'))?.profile.viewed).toEqual([]);

  const now = await totals();
  expect(now).toMatchObject({ pageViews: before.pageViews, orders: 1, revenueMinor: 5000, visitors: before.visitors + 1 });
  await erase('u:minh');
  await collector.core.reports.clear();
  expect(await totals()).toEqual(now);
});

it('leaves a device to its owner in the reports when somebody else is erased who was on it', async () => {
  await happens('page_view', { anonymousId: 'the-tablet', userId: 'lan' });
  await happens('exposure', { anonymousId: 'the-tablet' }, { campaign: 'spring' });
  await happens('page_view', { anonymousId: 'the-tablet', userId: 'minh' });
  await totals();
  await erase('u:minh');
  await happens('purchase', { anonymousId: 'the-tablet', userId: 'lan' }, { transaction_id: 't1', value: 5000 });
  expect(await totals()).toMatchObject({ visitors: 1, sessions: 1, influencedShare: 1 });
});

it('has the number of their order cut out of what a browser told of it, and the order counts once all the same', async () => {
  const { publishable } = await collector.core.keys.create({ name: 'page', nowMs });
  const purchase = { messageId: 'browser', name: 'purchase', properties: { transaction_id: 'the-order', value: 5000 } };
  const body = JSON.stringify({ anonymousId: 'phone', userId: 'lan', events: [purchase] });
  await collector.app.request('/v1/events', { method: 'POST', body, headers: { authorization: `Bearer ${publishable}` } });
  await happens('purchase', { userId: 'lan' }, { transaction_id: 'the-order', value: 5000 });
  const before = await totals();
  await erase('u:lan');
  await collector.storage.privacy.scrub();
  expect(everyByte()).not.toContain('the-order');
  expect(await totals()).toEqual(before);
  await collector.core.reports.clear();
  expect(await totals()).toEqual(before);
  expect((await collector.core.folder.read('a:phone'))?.profile.orders.count).toBe(1);
});

it('is cut out of reports, too, when the log has forgotten what they did', async () => {
  await shareTablet();
  await totals();
  nowMs += 40 * dayMs;
  const body = JSON.stringify({ browsing: 30, orders: 30, declared: 30 });
  const headers = { authorization: `Bearer ${secret}` };
  await collector.app.request('/v1/settings/retention', { method: 'PUT', headers, body });
  while (await collector.core.retention.runOnce()) expect(await collector.storage.log.count()).toBeLessThan(10);
  expect(await collector.storage.log.count()).toBe(0);
  await erase('u:lan');
  await erase('a:the-tablet');
  await collector.storage.privacy.scrub();
  expect(everyByte()).not.toMatch(/the-tablet|\blan\b/);
  expect(await totals()).toMatchObject({ orders: 1, revenueMinor: 5000, pageViews: 4 });
});

async function looksAt(url: string, ids: { anonymousId?: string; userId?: string }): Promise<void> {
  nowMs += 60_000;
  const body = JSON.stringify({ placements: ['home'], page: { url }, ...ids });
  const headers = { authorization: `Bearer ${secret}` };
  expect((await collector.app.request('/v1/decide', { method: 'POST', headers, body })).status).toBe(200);
  await collector.core.commits.drain();
}

it('keeps what was decided for them out of a copy for the device they were parted from, and erases it with them', async () => {
  await happens('page_view', { anonymousId: 'the-tablet' });
  await happens('page_view', { anonymousId: 'the-tablet', userId: 'lan-ng' });
  await looksAt('https://shop.example/lan-looks', { userId: 'lan-ng' });
  await looksAt('https://shop.example/tablet-looks', { anonymousId: 'the-tablet' });
  const headers = { authorization: `Bearer ${secret}` };
  const [merge] = await collector.storage.profiles.merges(1);
  expect((await collector.app.request(`/v1/merges/${merge?.position}/undo`, { method: 'POST', headers })).status).toBe(200);

  const copy = await (await collector.app.request('/v1/privacy/a:the-tablet/export', { headers })).text();
  expect(copy).toContain('tablet-looks');
  expect(copy).not.toMatch(/lan-looks|lan-ng/);
  await erase('u:lan-ng');
  expect(everyByte()).not.toMatch(/lan-ng|lan-looks/);
  expect(everyByte()).toContain('tablet-looks');
});

it('has their device cut out of what was decided for others on it', async () => {
  await happens('page_view', { anonymousId: 'the-tablet' });
  await happens('page_view', { anonymousId: 'the-tablet', userId: 'lan' });
  await looksAt('https://shop.example/minh-looks', { anonymousId: 'the-tablet', userId: 'minh' });
  await erase('u:lan');
  expect(everyByte()).not.toContain('the-tablet');
  expect(everyByte()).toContain('minh-looks');
});

it('has refused events go that name nobody but an order of theirs', async () => {
  await happens('purchase', { userId: 'lan' }, { transaction_id: '20261', value: 5000 });
  const refund = (messageId: string, transaction_id: string | number) => ({
    messageId,
    name: 'refund',
    properties: { transaction_id },
  });
  await collector.ingestTrusted([refund('r1', '20261'), refund('r2', 20261), refund('r3', '202610'), refund('r4', 202610)]);
  await erase('u:lan');
  const kept = await collector.storage.log.readRejected(10);
  expect(kept.map(({ raw }) => JSON.parse(Buffer.from(raw).toString()).messageId).sort()).toEqual(['r3', 'r4']);
});

it('has their device and order cut out of what others were refused or had set aside', async () => {
  const onTablet = { anonymousId: 'the-tablet', userId: 'minh' };
  await happens('page_view', { anonymousId: 'the-tablet', userId: 'lan' });
  await happens('purchase', { userId: 'lan' }, { transaction_id: 'the-order', value: 5000 });
  const tellsOf = { transaction_id: 'the-order', note: 'minhs' };
  await collector.ingestTrusted([
    { ...onTablet, messageId: 'bad', name: '1st', properties: tellsOf },
    { ...onTablet, messageId: 'twice', name: 'page_view' },
    { ...onTablet, messageId: 'twice', name: 'page_view', properties: tellsOf },
  ] as EventEnvelope[]);
  await erase('u:lan');
  expect(everyByte()).not.toMatch(/the-tablet|the-order/);
  const headers = { authorization: `Bearer ${secret}` };
  const copy = await (await collector.app.request('/v1/privacy/u:minh/export', { headers })).json();
  expect(copy).toMatchObject({
    rejected: [{ raw: expect.stringContaining('minhs') }],
    setAside: [{ event: { properties: { note: 'minhs' } } }],
  });
});
