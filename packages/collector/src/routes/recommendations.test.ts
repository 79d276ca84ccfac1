import type { Problem, Product, RuleSet } from '@quen/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';

const product = (id: string, more: Partial<Product> = {}): Product => ({
  id,
  title: `Áo ${id}`,
  titles: { en: `Shirt ${id}` },
  url: `/${id}`,
  categories: ['ao'],
  currency: 'VND',
  priceMinor: 100_000,
  availability: 'in_stock',
  ...more,
});
const rules: RuleSet = {
  ...defaultRuleSet,
  version: 1,
  placements: [
    {
      id: 'side',
      name: 'Side',
      maxItems: 2,
      merchandising: [
        { kind: 'pin', itemIds: ['p4'], position: 1 },
        { kind: 'exclude', match: { 'product.brand': 'Xa' }, when: { 'page.itemId': 'p1' } },
      ],
    },
  ],
};

interface Answer {
  readonly items: readonly { itemId: string; title: string; titles?: object; adjustments?: string[] }[];
}

let collector: Collector;
let keys: { publishable: string; secret: string };
beforeAll(async () => {
  collector = await createCollector({ initialRules: rules });
  keys = await collector.core.keys.create({ name: 'test', nowMs: Date.now() });
  const shelf = ['p1', 'p2', 'p3', 'p4'].map((id) => product(id));
  await collector.upsertProducts([...shelf, product('p5', { brand: 'Xa' }), product('p6', { brand: 'Xa', titles: {} })]);
});
afterAll(() => collector.close());

const headers = () => ({ authorization: `Bearer ${keys.publishable}` });
const get = (query: string) => collector.app.request(`/v1/recommendations?${query}`, { headers: headers() });
const post = (body: object) =>
  collector.app.request('/v1/recommendations', { method: 'POST', headers: headers(), body: JSON.stringify(body) });
const items = async (response: Response | Promise<Response>) => ((await (await response).json()) as Answer).items;

describe('recommendations', () => {
  it('have titles in the language asked for, and all there are beside', async () => {
    const titles = async (query: string) => (await items(get(`strategies=popular&${query}`))).map(({ title }) => title).sort();
    expect((await titles('locale=en-GB')).slice(-2)).toEqual(['Shirt p5', 'Áo p6'].sort());
    expect(await titles('')).toContain('Áo p5');
    const [first] = await items(post({ strategies: ['popular'], exclude: ['p6'], limit: 1 }));
    expect(first?.titles).toEqual({ en: `Shirt ${first?.itemId}` });
  });

  it('take a list with commas or one by one', async () => {
    const ids = async (query: string) => (await items(get(query))).map(({ itemId }) => itemId).sort();
    expect(await ids('exclude=p1,p2&exclude=p3')).toEqual(['p4', 'p5', 'p6']);
    expect(await ids('exclude=p1&exclude=p2&exclude=p3')).toEqual(['p4', 'p5', 'p6']);
  });

  it('refuse names they do not know, and name those they do; and what can be there but once', async () => {
    for (const response of [await get('product=p1&item=p2'), await post({ product: 'p1', item: 'p2' })]) {
      expect(response.status).toBe(400);
      const { issues = [] } = (await response.json()) as Problem;
      expect(issues.map(({ path }) => path)).toEqual(['product', 'item']);
      expect(issues[0]?.message).toContain('itemId');
    }
    expect((await get('itemId=p1&itemId=p2')).status).toBe(400);
    expect((await get('limit=x')).status).toBe(400);
    expect((await get(`limit=2&key=${keys.publishable}`)).status).toBe(200);
  });

  it('tell how many places they filled, and how many of these with new products to have them seen', async () => {
    const figure = async (name: string) => {
      const text = await (await collector.app.request('/metrics')).text();
      expect(text).toContain(`# TYPE ${name} counter`);
      return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
    };
    const views = ['p1', 'p2', 'p3'].flatMap((itemId) =>
      ['ana', 'ben', 'chi'].map((anonymousId) => ({
        messageId: `${itemId}-${anonymousId}`,
        name: 'view_item',
        anonymousId,
        properties: { items: [{ item_id: itemId }] },
      })),
    );
    await collector.ingestTrusted(views);
    await collector.settle();
    const before = [await figure('quen_recommended_places_total'), await figure('quen_explored_places_total')];
    const shown = await items(get('limit=4&strategies=trending'));
    const explored = shown.filter(({ adjustments }) => adjustments?.includes('explore') === true);
    const after = [await figure('quen_recommended_places_total'), await figure('quen_explored_places_total')];
    expect(shown).toHaveLength(4);
    expect(after).toEqual([(before[0] ?? 0) + shown.length, (before[1] ?? 0) + explored.length]);
  });

  it('hold to a placement’s merchandising and size', async () => {
    const shown = await items(post({ placement: 'side', itemId: 'p1', strategies: ['popular'] }));
    expect(shown).toHaveLength(2);
    expect(shown[0]).toMatchObject({ itemId: 'p4', adjustments: ['pin 1'] });
    const without = await items(post({ placement: 'side', itemId: 'p1', exclude: ['p2', 'p3'], strategies: ['popular'] }));
    expect(without.map(({ itemId }) => itemId)).toEqual(['p4']);
    const elsewhere = await items(post({ placement: 'side', itemId: 'p2', exclude: ['p1', 'p3'], strategies: ['popular'] }));
    expect(elsewhere).toHaveLength(2);
    expect((await post({ placement: 'nowhere' })).status).toBe(404);
  });
});

describe('recommendations to a person', () => {
  const minuteMs = 60_000;
  const did = (name: string, anonymousId: string, itemId: string, minutesAgo: number) => ({
    messageId: `${anonymousId}-${name}-${itemId}`,
    name,
    anonymousId,
    properties: { items: [{ item_id: itemId, quantity: 1 }] },
    timestamp: Date.now() - minutesAgo * minuteMs,
  });
  const askFor = async (anonymousId: string, strategy: string) => {
    const response = await collector.app.request('/v1/recommendations', {
      method: 'POST',
      headers: { authorization: `Bearer ${keys.secret}` },
      body: JSON.stringify({ anonymousId, strategies: [strategy], limit: 3 }),
    });
    return (
      (await response.json()) as { items: { itemId: string; strategy: string; reason: { code: string; itemId?: string } }[] }
    ).items;
  };

  it('call just done what the visit that is going on did, and nothing of one that is over', async () => {
    await collector.ingestTrusted([did('view_item', 'gone', 'p1', 90), did('view_item', 'here', 'p1', 1)]);
    await collector.settle();
    const here = await askFor('here', 'session-next');
    expect(here.map(({ reason }) => reason)).toContainEqual(expect.objectContaining({ code: 'because_viewed', itemId: 'p1' }));
    for (const { strategy } of await askFor('gone', 'session-next')) expect(strategy).toBe('popular');
  });

  it('say what was done with a product as it was', async () => {
    await collector.ingestTrusted([did('add_to_cart', 'carter', 'p1', 1)]);
    await collector.settle();
    const [first] = await askFor('carter', 'session-next');
    expect(first?.reason).toMatchObject({ code: 'because_in_cart', itemId: 'p1' });
  });

  it('know nothing of whoever denied personalization', async () => {
    await collector.ingestTrusted([did('view_item', 'shy', 'p1', 2)]);
    await collector.settle();
    expect((await askFor('shy', 'recently-viewed'))[0]).toMatchObject({ itemId: 'p1', strategy: 'recently-viewed' });
    const denial = { ...did('consent', 'shy', 'p1', 1), properties: { personalization: 'denied' } };
    await collector.ingestTrusted([denial]);
    for (const strategy of ['recently-viewed', 'session-next', 'for-you']) {
      for (const item of await askFor('shy', strategy)) expect(item.strategy).toBe('popular');
    }
  });
});
