import type { DecideResponse, EventsResponse, Problem, Product, RuleSet } from '@quen/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import type { Collector } from './collector.ts';
import { createCollector } from './create-collector.ts';

const startMs = Date.parse('2026-03-02T03:00:00Z');
const product = (id: string, category: string): Product => ({
  id,
  title: `Product ${id}`,
  url: `/p/${id}`,
  categories: [category],
  currency: 'VND',
  priceMinor: 250_000,
  availability: 'in_stock',
});
const rules: RuleSet = {
  ...defaultRuleSet,
  version: 1,
  placements: [{ id: 'home', name: 'Home' }],
  campaigns: [
    {
      id: 'for-you',
      name: 'For you',
      status: 'running',
      placements: ['home'],
      audience: {},
      tailoring: 'transparent',
      holdout: 0,
      purpose: 'none',
      variants: [
        {
          id: 'a',
          weight: 1,
          content: { kind: 'recommendations', title: { vi: 'Cho bạn' }, strategies: ['session-based', 'popular'], limit: 4 },
        },
      ],
    },
  ],
};

describe('a collector', () => {
  const opened: Collector[] = [];
  afterEach(async () => {
    for (const collector of opened.splice(0)) await collector.close();
  });

  async function open(): Promise<{ collector: Collector; post: Post; publishable: string; secret: string }> {
    const collector = await createCollector({ now: () => startMs, initialRules: rules });
    opened.push(collector);
    const keys = await collector.core.keys.create({ name: 'test', nowMs: startMs });
    await collector.upsertProducts(['p1', 'p2', 'p3', 'p4', 'p5'].map((id) => product(id, 'shoes')));
    const post: Post = async (path, body, headers = {}) => {
      const response = await collector.app.request(path, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { authorization: `Bearer ${keys.publishable}`, ...headers },
      });
      return { status: response.status, body: await response.json(), headers: response.headers };
    };
    return { collector, post, publishable: keys.publishable, secret: keys.secret };
  }
  type Post = (
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; body: unknown; headers: Headers }>;

  const view = (messageId: string, itemId: string) => ({
    messageId,
    name: 'view_item',
    anonymousId: 'visitor-1',
    timestamp: startMs,
    properties: { currency: 'VND', items: [{ item_id: itemId, price: 250000, item_category: 'shoes' }] },
  });

  it('takes events, counts one sent twice once, and answers each', async () => {
    const { collector, post } = await open();
    const first = await post('/v1/events', {
      events: [view('m1', 'p1'), { name: 'broken' }, view('m1', 'p1'), view('m1', 'p2')],
    });
    expect(first.status).toBe(200);
    expect((first.body as EventsResponse).results.map((result) => result.status)).toEqual([
      'accepted',
      'rejected',
      'duplicate',
      'set_aside',
    ]);
    const profile = (await collector.core.folder.read('a:visitor-1'))?.profile;
    expect(profile?.viewed.map((entry) => entry.itemId)).toEqual(['p1']);
    expect(await collector.storage.log.readRejected(10)).toHaveLength(1);
    expect((await collector.storage.privacy.records(['a:visitor-1'], [])).setAside).toHaveLength(1);
  });

  it('decides from what the same request tells', async () => {
    const { post } = await open();
    const answer = await post('/v1/decide', {
      placements: ['home'],
      page: { url: 'https://shop.example/?email=a@b.vn' },
      anonymousId: 'visitor-1',
      events: [view('m1', 'p1')],
    });
    expect(answer.status).toBe(200);
    const { decisions, results, ruleSetVersion } = answer.body as DecideResponse;
    expect(results).toEqual([{ index: 0, status: 'accepted', messageId: 'm1' }]);
    expect(ruleSetVersion).toBe(1);
    const content = decisions[0]?.content;
    expect(content?.kind).toBe('recommendations');
    if (content?.kind !== 'recommendations') return;
    expect(content.items.length).toBeGreaterThan(0);
    expect(content.items[0]?.price).toBe(250_000);
  });

  it('answers mistakes with problems', async () => {
    const { collector, post } = await open();
    const codes = async (answer: Promise<{ status: number; body: unknown }>): Promise<[number, string]> => {
      const { status, body } = await answer;
      return [status, (body as Problem).code];
    };
    expect(await codes(post('/v1/events', '{"events": ['))).toEqual([400, 'invalid_json']);
    expect(await codes(post('/v1/events', { events: 1 }))).toEqual([400, 'invalid_request']);
    expect(await codes(post('/v1/events', { events: [] }, { authorization: 'Bearer pk_nobody' }))).toEqual([401, 'key_unknown']);
    expect(await codes(post('/v1/events', 'x'.repeat(1_000_001)))).toEqual([413, 'body_too_large']);
    expect(await codes(post('/v1/nothing', {}))).toEqual([404, 'not_found']);
    const unknown = { placements: ['nowhere'], page: { url: '/' }, anonymousId: 'visitor-1', events: [view('m1', 'p1')] };
    expect(await codes(post('/v1/decide', unknown))).toEqual([404, 'unknown_placement']);
    expect(await collector.storage.log.count()).toBe(1);
    const wrongMethod = await collector.app.request('/v1/events');
    expect(wrongMethod.status).toBe(405);
    expect(wrongMethod.headers.get('allow')).toContain('POST');
    expect(wrongMethod.headers.get('content-type')).toBe('application/problem+json');
  });
});
