import type { EventEnvelope, JsonObject, Problem, RuleSet } from '@quen/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultRules } from '../../rules/default-rules.ts';
import type { Collector } from '../../server/collector.ts';
import { createCollector } from '../../server/create-collector.ts';
import { type ConsoleClient, signInAs } from '../console-client.contract.ts';
import type { CustomerDecisions, CustomerList, CustomerStory } from '../types/customers.ts';

const startMs = Date.parse('2026-03-02T03:00:00Z');
const rules: RuleSet = { ...defaultRules({ salt: 'test' }), version: 1 };
let nowMs: number;
let collector: Collector;
let owner: ConsoleClient;
let messages = 0;

beforeEach(async () => {
  nowMs = startMs;
  collector = await createCollector({ now: () => nowMs, initialRules: rules });
  owner = await signInAs(collector, 'owner');
});
afterEach(() => collector.close());

async function happens(name: string, ids: Partial<EventEnvelope>, properties: JsonObject = {}): Promise<void> {
  const [result] = await collector.ingestTrusted([{ messageId: `m${++messages}`, name, properties, ...ids }]);
  expect(result?.status).toBe('accepted');
}
const order = (userId: string, id: string) =>
  happens(
    'purchase',
    { userId },
    { transaction_id: id, value: 250_000, currency: 'VND', items: [{ item_id: 'p1', price: 250_000 }] },
  );
const idOf = (identity: string) => collector.core.identities.profileOf(identity);
const search = async (query: string) => (await owner.ask<CustomerList>(`GET /customers?${query}`)).body;

describe('the list', () => {
  it('finds people by name without accents, mail, order, user id and profile id', async () => {
    await happens('identify', { userId: 'kh-1' }, { name: 'Đặng Thị Lan', email: 'lan@example.com', phone: '0901234567' });
    await order('kh-1', 'DH-77');
    nowMs += 1000;
    await happens('identify', { userId: 'kh-2' }, { name: 'Bình' });
    const id = await idOf('u:kh-1');
    for (const q of ['dang lan', 'LAN@', 'dh-77', 'kh-1', '0901', id.toLowerCase(), 'Thị']) {
      const { customers, total } = await search(`q=${encodeURIComponent(q)}`);
      expect([q, total, customers.map(({ label }) => label)]).toEqual([q, 1, ['Đặng Thị Lan']]);
    }
    expect(await search('q=nobody')).toEqual({ customers: [], total: 0, nextCursor: null });
    expect((await search('')).customers).toMatchObject([
      { label: 'Bình', orderCount: 0, email: null },
      { label: 'Đặng Thị Lan', orderCount: 1, revenueMinor: 250_000, stage: 'customer', email: 'lan@example.com' },
    ]);
  });

  it('narrows by stage and segment', async () => {
    for (const id of ['o1', 'o2']) await order('kh-1', id);
    await happens('page_view', { anonymousId: 'v1' });
    await collector.settle();
    expect((await search('stage=repeat')).total).toBe(1);
    expect((await search('segment=regulars')).customers).toMatchObject([{ label: 'kh-1' }]);
    expect((await search('segment=regulars&stage=attracted')).total).toBe(0);
  });

  it.each(['', 'stage=acquainted&'])('is paged without gaps or repeats (%s)', async (filter) => {
    for (let nth = 0; nth < 120; nth++) {
      nowMs += nth % 3 === 0 ? 1000 : 0;
      await happens('page_view', { userId: `kh-${nth}` });
    }
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await search(`${filter}cursor=${cursor}`);
      expect(page.total).toBe(120);
      seen.push(...page.customers.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
  });
});

describe('a story', () => {
  it('has who they are, what they did, and what would bring the next stage', async () => {
    await happens('view_item', { userId: 'kh-1' }, { items: [{ item_id: 'p1', item_category: 'gom/chen', item_brand: 'Mây' }] });
    for (const id of ['o1', 'o2']) await order('kh-1', id);
    await collector.settle();
    const { body } = await owner.ask<CustomerStory>(`GET /customers/${await idOf('u:kh-1')}`);
    expect(body).toMatchObject({
      summary: { label: 'kh-1', stage: 'repeat', orderCount: 2, revenueMinor: 500_000 },
      rfm: { recency: 5, frequency: 2, monetary: 2 },
      atRisk: false,
      nextStageNeeds: ['order_again'],
      segments: [{ id: 'regulars', name: 'Khách quen' }],
      merges: [],
    });
    expect(body.timeline.map(({ name }) => name)).toEqual(['segment_entered', 'purchase', 'purchase', 'view_item']);
    expect(body.affinities).toContainEqual({ kind: 'category', key: 'gom/chen', strength: 1 });
    expect(JSON.stringify(body.timeline)).not.toContain('"identity"');
  });

  it('shows what they would see now, for every placement, and why', async () => {
    await happens('page_view', { userId: 'kh-1' });
    const id = await idOf('u:kh-1');
    const { body } = await owner.ask<CustomerDecisions>(`GET /customers/${id}/decisions?path=/gom`);
    expect(body.decisions.map(({ placement }) => placement)).toEqual(rules.placements.map((placement) => placement.id));
    expect(body.trace).toHaveLength(rules.placements.length);
    expect((await owner.ask<Problem>(`GET /customers/${id}/decisions?at=yesterday`)).body.code).toBe('invalid_request');
    const then = encodeURIComponent('2026-03-01T09:00:00+07:00');
    expect((await owner.ask(`GET /customers/${id}/decisions?at=${then}`)).status).toBe(200);
  });

  it.each([
    'GET /customers/p_none',
    'GET /customers/p_none/decisions',
    'GET /customers/p_none/export',
    'DELETE /customers/p_none',
  ])('is not there for nobody: %s', async (endpoint) => {
    const { status, body } = await owner.ask<Problem>(endpoint);
    expect([status, body.code]).toEqual([404, 'not_found']);
  });
});

describe('putting right', () => {
  it('corrects and takes back traits, and writes down that it did without what they were', async () => {
    await happens('identify', { userId: 'kh-1' }, { name: 'Lam', city: 'Huế' });
    const id = await idOf('u:kh-1');
    const { body } = await owner.ask<CustomerStory>(`PUT /customers/${id}/traits`, { traits: { name: 'Lan', city: null } });
    expect(body.profile.traits).toEqual({ name: 'Lan' });
    const audit = await owner.ask<{ entries: readonly object[] }>('GET /audit');
    expect(audit.body.entries[0]).toMatchObject({
      action: 'customer.correct',
      subject: id,
      changes: [
        { path: 'name', before: '"…"', after: '"…"' },
        { path: 'city', before: '"…"', after: null },
      ],
    });
    const bad = await owner.ask<Problem>(`PUT /customers/${id}/traits`, { traits: { name: { first: 'x' } } });
    expect(bad.body).toMatchObject({ code: 'invalid_request', issues: [{ path: 'traits.name' }] });
  });

  it('corrects somebody who is a browser only', async () => {
    await happens('page_view', { anonymousId: 'v1' });
    const { body } = await owner.ask<CustomerStory>(`PUT /customers/${await idOf('a:v1')}/traits`, { traits: { name: 'Lan' } });
    expect(body.summary.label).toBe('Lan');
  });

  it('exports and erases', async () => {
    await happens('identify', { userId: 'kh-1' }, { email: 'lan@example.com' });
    const id = await idOf('u:kh-1');
    expect((await owner.ask<JsonObject>(`GET /customers/${id}/export`)).body).toMatchObject({
      profileId: id,
      identities: ['u:kh-1'],
    });
    expect((await owner.ask(`DELETE /customers/${id}`)).body).toEqual({ erased: true });
    expect((await owner.ask(`GET /customers/${id}`)).status).toBe(404);
    expect((await search('q=lan')).total).toBe(0);
    const { body } = await owner.ask<{ entries: readonly { action: string }[] }>('GET /audit');
    expect(body.entries.map(({ action }) => action)).toEqual(['customer.erase', 'customer.export']);
    expect(JSON.stringify(body)).not.toContain('lan@');
  });

  it('takes a merge back, once', async () => {
    await happens('page_view', { anonymousId: 'v1' });
    await happens('page_view', { userId: 'kh-1' });
    await happens('login', { anonymousId: 'v1', userId: 'kh-1' });
    const story = async () => (await owner.ask<CustomerStory>(`GET /customers/${await idOf('u:kh-1')}`)).body;
    const [merge] = (await story()).merges;
    expect(merge).toMatchObject({ undoneAtMs: null, cause: 'v1 · kh-1' });
    expect((await owner.ask(`POST /merges/${merge?.id}/undo`)).body).toEqual({ undone: true, profileId: await idOf('u:kh-1') });
    expect(await idOf('a:v1')).not.toBe(await idOf('u:kh-1'));
    expect((await story()).merges).toMatchObject([{ undoneAtMs: startMs }]);
    expect((await owner.ask<Problem>(`POST /merges/${merge?.id}/undo`)).body.code).toBe('conflict');
    expect((await owner.ask<Problem>('POST /merges/999/undo')).body.code).toBe('not_found');
  });

  it('tells of a merge that was undone on the page of whoever is left', async () => {
    // All the browser did was done signed in: apart from the customer it has nothing, and its profile goes.
    await happens('page_view', { anonymousId: 'v1', userId: 'kh-1' });
    const before = await idOf('u:kh-1');
    const { body } = await owner.ask<CustomerStory>(`GET /customers/${before}`);
    const undone = await owner.ask<{ profileId: string }>(`POST /merges/${body.merges[0]?.id}/undo`);
    await collector.settle();
    const after = await owner.ask<CustomerStory>(`GET /customers/${undone.body.profileId}`);
    expect(after.body.merges).toMatchObject([{ id: body.merges[0]?.id, undoneAtMs: startMs }]);
    expect(after.body.profile.identity.userIds).toEqual(['kh-1']);
  });
});
