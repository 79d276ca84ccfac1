import type { EventEnvelope } from '@quen/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';

const dayMs = 86_400_000;
let nowMs: number;
let collector: Collector;
let secret: string;
let messages = 0;

beforeEach(async () => {
  nowMs = Date.parse('2026-01-01T03:00:00Z');
  collector = await createCollector({ now: () => nowMs });
  ({ secret } = await collector.core.keys.create({ name: 'shop', nowMs }));
});
afterEach(() => collector.close());

async function happens(name: string, ids: { anonymousId?: string; userId?: string }, properties: object = {}): Promise<void> {
  const event = { messageId: `m${++messages}`, name, timestamp: nowMs, properties, ...ids } as EventEnvelope;
  const [result] = await collector.ingestTrusted([event]);
  expect(result?.status).toBe('accepted');
}

async function keep(settings: object): Promise<Response> {
  return collector.app.request('/v1/settings/retention', {
    method: 'PUT',
    headers: { authorization: `Bearer ${secret}` },
    body: JSON.stringify(settings),
  });
}

async function runAll(): Promise<void> {
  for (let rounds = 0; await collector.core.retention.runOnce(); rounds++) expect(rounds).toBeLessThan(100);
}

async function profiles(): Promise<string> {
  await collector.settle();
  return JSON.stringify((await collector.storage.profiles.list('', 100)).map(({ profile }) => profile));
}

const named = async (): Promise<string[]> =>
  (await collector.storage.log.read({ after: 0 })).map(({ name, anonymousId, userId }) =>
    [name, anonymousId, userId].filter((part) => part !== null).join(' '),
  );

describe('retention', () => {
  it('forgets by class, keeps the first time and who is who, and a replay equals the live profiles', async () => {
    const item = (id: string): object => ({ items: [{ item_id: id, price: 1000 }] });
    await happens('view_item', { anonymousId: 'phone' }, item('first'));
    await happens('view_item', { anonymousId: 'phone' }, item('old'));
    await happens('view_item', { anonymousId: 'phone', userId: 'lan' }, item('linked'));
    await happens('purchase', { userId: 'lan' }, { transaction_id: 't1', value: 5000, ...item('bought') });
    await happens('view_item', { anonymousId: 'gone' }, item('gone'));
    nowMs += 40 * dayMs;
    await happens('view_item', { anonymousId: 'phone' }, item('new'));
    const { activity } = (await collector.core.folder.read('u:lan'))?.profile ?? {};
    expect((await keep({ browsing: 30 })).status).toBe(200);
    await runAll();
    expect(await named()).toEqual(['view_item phone', 'view_item phone lan', 'purchase lan', 'view_item phone']);
    const profile = (await collector.core.folder.read('a:phone'))?.profile;
    expect(profile?.viewed.map(({ itemId }) => itemId)).toEqual(['new']);
    expect(profile?.orders.count).toBe(1);
    expect(profile?.activity.firstSeenAtMs).toBe(activity?.firstSeenAtMs);
    expect(await collector.core.folder.read('a:gone')).toBeUndefined();
    const live = await profiles();
    await collector.replay();
    expect(await profiles()).toBe(live);
    expect((await collector.core.folder.read('u:lan'))?.profile.id).toBe(profile?.id);
  });

  it('is told by `null` to keep a class for ever', async () => {
    expect(await (await keep({ browsing: 30, rejected: null })).json()).toMatchObject({
      browsing: 30,
      rejected: null,
      decisions: 30,
    });
    expect(await (await keep({ browsing: null, decisions: 7 })).json()).toMatchObject({
      browsing: null,
      rejected: null,
      decisions: 7,
    });
    expect((await keep({ browsing: 0 })).status).toBe(400);
  });

  it('keeps everything unless told otherwise, but for what was refused', async () => {
    await happens('page_view', { anonymousId: 'phone' });
    await collector.ingestTrusted([{ messageId: 'bad', name: '1st' }]);
    nowMs += 5000 * dayMs;
    await runAll();
    expect(await named()).toHaveLength(1);
    expect(await collector.storage.log.readRejected(10)).toEqual([]);
  });

  it('is deleted in portions, with every person whole', async () => {
    for (let person = 0; person < 25; person++) {
      await happens('page_view', { anonymousId: `p${person}` });
      await happens('search', { anonymousId: `p${person}` }, { query: 'giày' });
    }
    nowMs += 2 * dayMs;
    await happens('page_view', { anonymousId: 'p0' });
    await keep({ browsing: 1 });
    await collector.core.retention.runOnce();
    const left = await collector.storage.log.count();
    expect(left).toBeLessThan(51);
    expect(left).toBeGreaterThan(20);
    await runAll();
    expect(await named()).toEqual(['page_view p0', 'page_view p0']);
    expect(await collector.storage.profiles.count()).toBe(1);
  });

  it('deletes events that never had any properties, of erased persons too', async () => {
    await happens('login', { userId: 'lan' });
    await happens('login', { userId: 'gone' });
    await collector.app.request('/v1/privacy/u:gone', { method: 'DELETE', headers: { authorization: `Bearer ${secret}` } });
    nowMs += 20 * dayMs;
    await happens('login', { userId: 'lan' });
    await keep({ browsing: 30 });
    nowMs += 15 * dayMs;
    await runAll();
    expect(await collector.storage.log.count()).toBe(2);
    nowMs += 20 * dayMs;
    await runAll();
    expect(await collector.storage.log.count()).toBe(0);
    expect(await collector.core.folder.read('u:lan')).toBeUndefined();
  });

  it('does not let a withdrawal lapse while anything of the person stays', async () => {
    await happens('page_view', { userId: 'lan' }, { title: 'x' });
    await happens('consent', { userId: 'lan' }, { analytics: 'denied' });
    await happens('purchase', { userId: 'lan' }, { transaction_id: 't1', value: 5000 });
    await keep({ browsing: 30, declared: 30, orders: 100 });
    nowMs += 50 * dayMs;
    await runAll();
    await runAll();
    expect((await collector.core.folder.read('u:lan'))?.profile.consents['analytics']?.status).toBe('denied');
    const live = await profiles();
    await collector.replay();
    expect(await profiles()).toBe(live);
    nowMs += 60 * dayMs;
    await runAll();
    expect(await collector.storage.log.count()).toBe(0);
  });

  it('leaves the device of somebody who is forgotten to nobody', async () => {
    await happens('page_view', { anonymousId: 'tablet', userId: 'lan' }, { title: 'x' });
    nowMs += 20 * dayMs;
    await happens('page_view', { anonymousId: 'tablet', userId: 'minh' }, { title: 'x' });
    await keep({ browsing: 30 });
    nowMs += 15 * dayMs;
    await runAll();
    expect(await collector.core.folder.read('u:lan')).toBeUndefined();
    await happens('view_item', { anonymousId: 'tablet' }, { items: [{ item_id: 'strangers' }] });
    const live = await profiles();
    await collector.replay();
    expect(await profiles()).toBe(live);
    expect((await collector.core.folder.read('u:minh'))?.profile.viewed).toEqual([]);
  });

  it('refuses what is no number of days', async () => {
    for (const wrong of [{ browsing: 0 }, { browsing: -1 }, { browsing: 1.5 }, { views: 3 }, { orders: '30' }]) {
      expect((await keep(wrong)).status, JSON.stringify(wrong)).toBe(400);
    }
  });
});
