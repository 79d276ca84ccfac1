import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EventEnvelope } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import { privacyShop, startMs, visit } from './privacy-shop.contract.ts';

const shop = privacyShop();

function everyByte(): string {
  return readdirSync(shop.folder)
    .filter((name) => name.startsWith('quen.db'))
    .map((name) => readFileSync(join(shop.folder, name)).toString('latin1'))
    .join('\n');
}

/** Where a text stands in the data; empty when nowhere. */
function contextOf(text: string): string {
  const bytes = everyByte();
  const at = bytes.indexOf(text);
  return at < 0 ? '' : bytes.slice(Math.max(0, at - 60), at + 100);
}

const marksOfLan = ['lans-phone', 'customer-lan', 'lan@example.com', 'Lan', 'order-of-lan', 'lan-2'];

describe('erasure', () => {
  it('leaves no byte of the person in the data, and everybody else as they were', async () => {
    await shop.live();
    for (const mark of marksOfLan) expect(everyByte(), mark).toContain(Buffer.from(mark).toString('latin1'));
    const minh = JSON.stringify((await shop.collector.core.folder.read('u:customer-minh'))?.profile);
    const answer = await shop.ask('DELETE', '/v1/privacy/u:customer-lan');
    expect(await answer.json()).toMatchObject({
      identities: 2,
      erased: { events: 5, claims: 1, profiles: 1, consents: 1, decisions: 1, rejected: 1, setAside: 1 },
    });
    await shop.collector.settle();
    for (const mark of marksOfLan) expect(contextOf(mark), mark).toBe('');
    expect((await shop.ask('GET', '/v1/privacy/u:customer-lan/export')).status).toBe(404);
    expect((await shop.ask('GET', '/v1/profiles/a:lans-phone')).status).toBe(404);
    expect((await shop.collector.core.folder.read('a:thief'))?.profile).toMatchObject({
      traits: {},
      identity: { claimedUserId: null },
    });
    expect(JSON.stringify((await shop.collector.core.folder.read('u:customer-minh'))?.profile)).toBe(minh);
  });

  it('keeps the totals of reports, live and counted anew', async () => {
    await shop.live();
    const overview = async (): Promise<unknown> =>
      JSON.parse(await (await shop.ask('GET', '/v1/reports/overview?from=2026-03-01&to=2026-03-02')).text());
    const before = await overview();
    expect(before).toMatchObject({ current: { orders: 1 } });
    await shop.ask('DELETE', '/v1/privacy/u:customer-lan');
    expect(await overview()).toEqual(before);
    await shop.collector.core.reports.clear();
    expect(await overview()).toEqual(before);
  });

  it('holds against replays, imports and what is sent late, but not against the person', async () => {
    await shop.live();
    await shop.ask('DELETE', '/v1/privacy/u:customer-lan');
    shop.nowMs += 1000;
    const gone = async (): Promise<void> => {
      expect(await shop.collector.core.folder.read('u:customer-lan')).toBeUndefined();
      expect(await shop.collector.core.folder.read('a:lans-phone')).toBeUndefined();
    };
    await shop.collector.replay();
    await gone();
    expect((await shop.collector.ingestTrusted(visit.slice(0, 5))).map(({ status }) => status)).toEqual(
      Array(5).fill('withheld'),
    );
    // The same order without a time, and a table without times.
    const { timestamp: _when, ...timeless } = visit[4] ?? { messageId: '', name: '' };
    expect((await shop.collector.ingestTrusted([timeless]))[0]?.status).toBe('withheld');
    expect(await shop.collector.importEvents([{ ...timeless, messageId: 'row-1' }, ...visit])).toMatchObject({
      accepted: 2,
      duplicates: 0,
      withheld: 6,
    });
    await gone();
    await shop.collector.close();
    await shop.open();
    expect((await shop.collector.ingestTrusted(visit.slice(0, 2))).map(({ status }) => status)).toEqual(['withheld', 'withheld']);
    await gone();
    const back: EventEnvelope = { messageId: 'new', name: 'page_view', anonymousId: 'lans-phone', timestamp: shop.nowMs };
    expect((await shop.collector.ingestTrusted([back]))[0]?.status).toBe('accepted');
    expect((await shop.collector.core.folder.read('a:lans-phone'))?.profile.activity.eventCount).toBe(1);
  });

  it('is made again on a backup that is put back', async () => {
    await shop.live();
    await shop.collector.storage.backup(join(shop.folder, 'copy.sqlite'));
    await shop.ask('DELETE', '/v1/privacy/a:lans-phone');
    await shop.collector.close();
    copyFileSync(join(shop.folder, 'copy.sqlite'), join(shop.folder, 'quen.db'));
    rmSync(join(shop.folder, 'copy.sqlite'));
    await shop.open();
    expect(await shop.collector.core.folder.read('u:customer-lan')).toBeUndefined();
    expect(await shop.collector.storage.privacy.pending()).toEqual([]);
    expect((await shop.collector.core.folder.read('u:customer-minh'))?.profile.activity.eventCount).toBe(1);
    for (const mark of marksOfLan) expect(contextOf(mark), mark).toBe('');
  });

  it('unlearns what the models learned', async () => {
    await shop.collector.upsertProducts(
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
    await shop.collector.ingestTrusted([...both('lan', 'giay-01', 'giay-02'), ...both('minh', 'giay-01', 'giay-03')]);
    await shop.collector.settle();
    const next = (from: Collector): unknown =>
      from.core.recommender
        .recommend({
          strategies: ['session-next'],
          limit: 5,
          session: [{ itemId: 'giay-01', atMs: shop.nowMs, kind: 'view' }],
          cartItemIds: [],
          excludeItemIds: [],
          merchandising: [],
          nowMs: shop.nowMs,
        })
        .items.map(({ itemId, score }) => [itemId, score]);
    const withoutLan = await createCollector({ now: () => shop.nowMs });
    await withoutLan.upsertProducts([...shop.collector.core.products.all()]);
    await withoutLan.ingestTrusted(both('minh', 'giay-01', 'giay-03'));
    await withoutLan.settle();
    expect(next(shop.collector)).not.toEqual(next(withoutLan));
    await shop.ask('DELETE', '/v1/privacy/a:lan');
    await shop.collector.settle();
    expect(next(shop.collector)).toEqual(next(withoutLan));
    await withoutLan.close();
  });
});
