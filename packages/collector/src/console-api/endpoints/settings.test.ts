import { gunzipSync } from 'node:zlib';
import type { Problem } from '@quen/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Collector } from '../../server/collector.ts';
import { createCollector } from '../../server/create-collector.ts';
import { type ConsoleClient, signInAs } from '../console-client.contract.ts';
import type { CatalogueFeeds } from '../types/feeds.ts';
import type { AuditEntry } from '../types/member.ts';
import type { ConsentText, CreatedKey, KeySummary, RetentionSettings } from '../types/settings.ts';

const nowMs = Date.parse('2026-03-02T03:00:00Z');
let collector: Collector;
let owner: ConsoleClient;

beforeEach(async () => {
  collector = await createCollector({ now: () => nowMs });
  owner = await signInAs(collector, 'owner');
});
afterEach(() => collector.close());

const newestAudit = async () => (await owner.ask<{ entries: readonly AuditEntry[] }>('GET /audit')).body.entries[0];

describe('keys', () => {
  const values = { kind: 'secret', name: 'Kho', origins: ['https://shop.example'] } as const;
  const list = async () => (await owner.ask<{ keys: readonly KeySummary[] }>('GET /keys')).body.keys;

  it('are made as a pair that works, shown in full once', async () => {
    const { body } = await owner.ask<CreatedKey>('POST /keys', values);
    expect(body.value).toBe(body.pair.secret);
    expect(collector.core.keys.authenticate(body.value, nowMs)?.kind).toBe('secret');
    expect(await list()).toMatchObject([
      { kind: 'publishable', prefix: body.pair.publishable, pairId: body.key.pairId },
      { kind: 'secret', prefix: 'sk_…', origins: ['https://shop.example'] },
    ]);
    expect(JSON.stringify([await list(), await newestAudit()])).not.toContain(body.pair.secret);
    expect(await newestAudit()).toMatchObject({ action: 'key.create' });
  });

  it('are renamed, moved to other origins, and ended together', async () => {
    const { body } = await owner.ask<CreatedKey>('POST /keys', values);
    const changed = await owner.ask<{ key: KeySummary }>(`PUT /keys/${body.key.id}`, { name: 'Kho 2', origins: [] });
    expect(changed.body.key).toMatchObject({ id: body.key.id, kind: 'secret', name: 'Kho 2', origins: [] });
    expect(collector.core.keys.authenticate(body.pair.publishable, nowMs)?.pair.origins).toEqual([]);
    expect((await newestAudit())?.changes).toEqual([
      { path: 'name', before: '"Kho"', after: '"Kho 2"' },
      { path: 'origins', before: '["https://shop.example"]', after: '[]' },
    ]);
    expect((await owner.ask(`DELETE /keys/${body.key.id}`)).body).toEqual({ revoked: true });
    expect(collector.core.keys.authenticate(body.value, nowMs)).toBeUndefined();
    expect((await owner.ask<Problem>(`DELETE /keys/${body.key.id}`)).body.code).toBe('not_found');
  });

  it('give way to a new pair, and go on working for a while', async () => {
    const old = (await owner.ask<CreatedKey>('POST /keys', values)).body;
    const { body } = await owner.ask<CreatedKey>(`POST /keys/${old.key.id}/rotate`, { overlapHours: 24 });
    expect(body.key).toMatchObject({ name: 'Kho', origins: ['https://shop.example'], expiresAtMs: null });
    const { keys } = collector.core;
    expect(keys.authenticate(body.pair.secret, nowMs)?.kind).toBe('secret');
    expect(keys.authenticate(old.pair.secret, nowMs + 24 * 3_600_000 - 1)?.kind).toBe('secret');
    expect(keys.authenticate(old.pair.secret, nowMs + 24 * 3_600_000)).toBeUndefined();
    expect((await list()).filter(({ pairId }) => pairId === old.key.pairId)).toMatchObject([
      { expiresAtMs: nowMs + 24 * 3_600_000 },
      { expiresAtMs: nowMs + 24 * 3_600_000 },
    ]);
    expect(await newestAudit()).toMatchObject({ action: 'key.rotate', changes: [{ path: 'expiresAt' }] });
    const again = (overlapHours: number) => owner.ask<Problem>(`POST /keys/${old.key.id}/rotate`, { overlapHours });
    expect([(await again(1)).body.code, (await again(-1)).body.code]).toEqual(['conflict', 'invalid_request']);
  });

  it('tell when each was last used', async () => {
    const { body } = await owner.ask<CreatedKey>('POST /keys', values);
    const used = async () => (await list()).map(({ lastUsedAtMs }) => lastUsedAtMs);
    expect(await used()).toEqual([null, null]);
    await collector.app.request('/v1/profiles/none', { headers: { authorization: `Bearer ${body.pair.secret}` } });
    await expect.poll(used).toEqual([null, nowMs]);
  });

  it('of commands on this machine stay out of sight', async () => {
    const { id } = await collector.core.keys.create({ name: 'commands on this machine', nowMs });
    expect(await list()).toEqual([]);
    expect((await owner.ask<Problem>(`DELETE /keys/${id}`)).body.code).toBe('not_found');
  });

  it.each([
    [{ ...values, origins: ['https://shop.example/path'] }, 'origins.0'],
    [{ ...values, name: ' ' }, 'name'],
    [{ ...values, name: 'commands on this machine' }, 'name'],
    [{ ...values, kind: 'master' }, 'kind'],
  ])('are not made from %j', async (body, path) => {
    expect((await owner.ask<Problem>('POST /keys', body)).body).toMatchObject({ code: 'invalid_request', issues: [{ path }] });
  });
});

describe('the shop’s data', () => {
  it.each(['events', 'profiles', 'products', 'rules'])('%s are taken away as packed lines, by owners', async (what) => {
    await collector.ingestTrusted([{ messageId: 'm1', name: 'page_view', anonymousId: 'v1' }]);
    const taken = await collector.app.request(`/console/api/export/${what}`, { headers: { cookie: owner.cookie } });
    expect([taken.status, taken.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(taken.headers.get('content-disposition')).toBe(`attachment; filename="quen-${what}-2026-03-02.jsonl.gz"`);
    const lines = gunzipSync(Buffer.from(await taken.arrayBuffer()))
      .toString()
      .split('\n')
      .filter(Boolean);
    expect(lines.map((line) => JSON.parse(line))).toHaveLength({ events: 1, profiles: 1, products: 0, rules: 0 }[what] ?? -1);
    expect(await newestAudit()).toMatchObject({ action: 'data.export', subject: what });
  });

  it('ends with a fault when the data cannot be read to their end', async () => {
    vi.spyOn(collector.storage.log, 'read').mockRejectedValueOnce(new Error('the disk is gone'));
    const taken = await collector.app.request('/console/api/export/events', { headers: { cookie: owner.cookie } });
    await expect(taken.arrayBuffer()).rejects.toThrow('the disk is gone');
  });

  it('has kinds', async () => {
    expect((await owner.ask<Problem>('GET /export/secrets')).body.code).toBe('not_found');
  });
});

describe('retention', () => {
  it('is read, changed and written down', async () => {
    const before = (await owner.ask<RetentionSettings>('GET /retention')).body;
    const after = { ...before, browsing: 400 };
    expect((await owner.ask('PUT /retention', after)).body).toEqual(after);
    expect((await owner.ask('GET /retention')).body).toEqual(after);
    expect(await newestAudit()).toMatchObject({
      action: 'retention.update',
      changes: [{ path: 'browsing', before: JSON.stringify(before.browsing), after: '400' }],
    });
    for (const bad of [{ ...after, browsing: 0 }, { ...after, browsing: 1.5 }, { browsing: 3 }, { ...after, more: 1 }]) {
      expect((await owner.ask<Problem>('PUT /retention', bad)).body.code).toBe('invalid_request');
    }
  });
});

describe('wordings of consent', () => {
  it('are kept by version, and never change under who agreed', async () => {
    const text: ConsentText = { purpose: 'marketing', version: '2026-03', text: { vi: 'Nhận thư', en: 'Get mail' } };
    expect((await owner.ask('PUT /consent-texts', text)).body).toEqual({ texts: [text] });
    const other = { ...text, text: { vi: 'Khác' } };
    expect((await owner.ask<Problem>('PUT /consent-texts', other)).body.code).toBe('conflict');
    expect((await owner.ask('PUT /consent-texts', { ...other, version: '2026-04' })).status).toBe(200);
    expect((await owner.ask<{ texts: readonly ConsentText[] }>('GET /consent-texts')).body.texts).toHaveLength(2);
    expect((await owner.ask<Problem>('PUT /consent-texts', { ...text, purpose: 'spying' })).body.code).toBe('invalid_request');
  });
});

it('the audit log is paged, newest first', async () => {
  for (let nth = 0; nth < 130; nth++) {
    await collector.storage.console.appendAudit({
      atMs: nowMs,
      memberId: null,
      memberName: null,
      action: 'test',
      subject: String(nth),
      changes: [],
    });
  }
  type Page = { entries: readonly AuditEntry[]; nextBefore: number | null };
  const first = (await owner.ask<Page>('GET /audit')).body;
  expect([first.entries.length, first.entries[0]?.subject, first.entries[0]?.member]).toEqual([100, '129', null]);
  const second = (await owner.ask<Page>(`GET /audit?before=${first.nextBefore}`)).body;
  expect([second.entries.length, second.entries.at(-1)?.subject, second.nextBefore]).toEqual([30, '0', null]);
  expect((await owner.ask<Problem>('GET /audit?before=never')).body.code).toBe('invalid_request');
});

describe('feeds', () => {
  const feed = { url: 'https://shop.invalid/feed.xml', everyHours: 6 };

  it('are kept by a marketer, fetched when asked, and told of with how it went', async () => {
    const marketer = await signInAs(collector, 'marketer');
    expect((await marketer.ask<CatalogueFeeds>('PUT /feeds', { feeds: [feed] })).body.feeds).toMatchObject([
      { feed, last: null },
    ]);
    expect(await newestAudit()).toMatchObject({
      action: 'feeds.update',
      changes: [{ path: 'feeds', before: '[]', after: JSON.stringify([feed.url]) }],
    });
    expect((await marketer.ask('POST /feeds/fetch', { url: feed.url })).status).toBe(200);
    await collector.core.feeds.runDue();
    const { feeds } = (await marketer.ask<CatalogueFeeds>('GET /feeds')).body;
    // There is no such host.
    expect(feeds).toMatchObject([{ taken: null, last: { outcome: 'failed', report: null, fault: expect.any(String) } }]);
    expect((await marketer.ask<Problem>('POST /feeds/fetch', { url: 'https://other.example/' })).body.code).toBe('not_found');
    expect((await marketer.ask<Problem>('PUT /feeds', { feeds: [feed, feed] })).body.code).toBe('invalid_request');
    const inside = { ...feed, url: 'http://127.0.0.1:9/feed.xml' };
    expect((await marketer.ask<Problem>('PUT /feeds', { feeds: [inside] })).body.code).toBe('invalid_request');
  });

  it('tell which entries were refused, and why', async () => {
    const marketer = await signInAs(collector, 'marketer');
    const examples = [
      { place: 2, id: 'b', issues: [{ code: 'invalid_request' as const, path: 'link', message: 'give it one' }] },
    ];
    const report = { entries: 2, imported: 1, refused: 1, examples, repeated: 0, brokenOff: null };
    const last = { startedAtMs: 1, finishedAtMs: 2, outcome: 'partly' as const, report, fault: null };
    const list = vi.spyOn(collector.core.feeds, 'list').mockReturnValue([{ feed, taken: null, nextAtMs: 3, last }]);
    const { feeds } = (await marketer.ask<CatalogueFeeds>('GET /feeds')).body;
    list.mockRestore();
    expect(feeds[0]?.last?.report).toEqual({ imported: 1, refused: 1, examples });
  });

  it('are no business of those who only look', async () => {
    const viewer = await signInAs(collector, 'viewer');
    expect((await viewer.ask<Problem>('GET /feeds')).body.code).toBe('role_forbidden');
  });
});
