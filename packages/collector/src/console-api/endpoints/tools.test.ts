import type { Campaign, Offer, Problem, Product, RuleSet } from '@quen/protocol';
import { strategyNames } from '@quen/recommender';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultRules } from '../../rules/default-rules.ts';
import type { Collector } from '../../server/collector.ts';
import { createCollector } from '../../server/create-collector.ts';
import { type ConsoleClient, signInAs } from '../console-client.contract.ts';
import type { Vocabulary } from '../types/endpoints.ts';
import type { CodeList, OfferUsageReport, RedemptionList } from '../types/offers.ts';
import type { Overview } from '../types/overview.ts';
import type { CatalogueHealth, TriedRecommendations } from '../types/recommendations.ts';
import type { Backtest, CampaignPreview, SegmentCounts, SegmentPreview, SegmentSizes } from '../types/rules.ts';
import type { StartChecklist } from '../types/start.ts';

const nowMs = Date.parse('2026-03-02T03:00:00Z');
const product = (id: string, title: string, changes: Partial<Product> = {}): Product => ({
  id,
  title,
  url: `/${id}`,
  imageUrl: `/${id}.svg`,
  categories: ['gom/chen'],
  brand: 'Mây',
  currency: 'VND',
  priceMinor: 100_000,
  availability: 'in_stock',
  ...changes,
});
const { imageUrl: _none, ...bare } = product('p4', 'Không ảnh', { categories: [] });
const products: readonly Product[] = [
  product('p1', 'Chén Bát Tràng'),
  product('p2', 'Ấm trà'),
  product('p3', 'Đèn lồng', { availability: 'out_of_stock', verified: false }),
  bare,
];
const base = defaultRules({ salt: 'test' });
const offers: readonly Offer[] = [
  {
    id: 'tet',
    name: 'Tết',
    status: 'running',
    currency: 'VND',
    benefit: { kind: 'percentage', percent: 10 },
    limits: { totalUses: 1 },
    code: { kind: 'generated', prefix: 'TET' },
  },
  { id: 'ten', name: 'Mười', status: 'running', currency: 'VND', benefit: { kind: 'percentage', percent: 10 } },
];
const rules: RuleSet = { ...base, version: 1, offers };
const [campaign] = base.campaigns as readonly [Campaign];

let collector: Collector;
let marketer: ConsoleClient;
beforeAll(async () => {
  collector = await createCollector({ now: () => nowMs, initialRules: rules });
  await collector.upsertProducts(products);
  const views = ['v1', 'v2', 'v3'].map((anonymousId, nth) => ({
    messageId: `view-${nth}`,
    name: 'view_item',
    anonymousId,
    properties: { items: [{ item_id: 'p1' }] },
    context: { page: { path: '/p1' } },
  }));
  const orders = ['o1', 'o2'].map((id) => ({
    messageId: id,
    name: 'purchase',
    userId: 'kh-1',
    properties: { transaction_id: id, value: 100_000, currency: 'VND', items: [{ item_id: 'p1', price: 100_000 }] },
  }));
  await collector.ingestTrusted([...views, ...orders]);
  await collector.decide({ placements: ['home-for-you', 'not-made-yet'], page: { url: '/' }, anonymousId: 'v1' });
  await collector.settle();
  marketer = await signInAs(collector, 'marketer');
});
afterAll(() => collector.close());

const get = async <T>(path: string) => (await marketer.ask<T>(`GET ${path}`)).body;
const post = async <T>(path: string, body: unknown) => (await marketer.ask<T>(`POST ${path}`, body)).body;
const codeOf = async (endpoint: string, body?: unknown) => (await marketer.ask<Problem>(endpoint, body)).body.code;

it('the checklist tells what is there', async () => {
  expect(await get<StartChecklist>('/start')).toMatchObject({
    origin: 'http://localhost',
    publishableKey: '',
    firstEventAtMs: nowMs,
    lastEventAtMs: nowMs,
    eventCount: 6,
    productCount: 4,
    placementCount: base.placements.length,
    seenPlacements: ['home-for-you', 'not-made-yet'],
  });
  const { publishable } = await collector.core.keys.create({ name: 'shop', nowMs });
  expect((await get<StartChecklist>('/start')).publishableKey).toBe(publishable);
});

describe('results', () => {
  it('of a range of days', async () => {
    const overview = await get<Overview>('/overview?from=2026-03-01&to=2026-03-02');
    expect(overview.days.map(({ day }) => day)).toEqual(['2026-03-01', '2026-03-02']);
    expect(overview.current).toMatchObject({ orders: 2, revenueMinor: 200_000 });
    expect(await codeOf('GET /overview?from=today&to=2026-03-02')).toBe('invalid_request');
    expect(await codeOf('GET /overview?from=2026-03-02')).toBe('invalid_request');
  });

  it('of a campaign', async () => {
    expect(await get(`/experiments/${campaign.id}`)).toMatchObject({ campaign: campaign.id, verdict: 'too_early' });
    expect(await codeOf('GET /experiments/nope')).toBe('not_found');
  });
});

describe('segments', () => {
  it('are counted while they are written', async () => {
    const preview = await post<SegmentPreview>('/segments/preview', { condition: { 'orders.count': { $gte: 1 } } });
    expect(preview).toMatchObject({
      count: 1,
      total: 4,
      sample: [{ label: 'kh-1' }],
      overlap: [{ segmentId: 'regulars', count: 1 }],
    });
    expect(await codeOf('POST /segments/preview', { condition: { 'orders.cuont': 1 } })).toBe('invalid_condition');
    expect(await codeOf('POST /segments/preview', { condition: [] })).toBe('invalid_request');
  });

  it('are all counted at once', async () => {
    expect(await get<SegmentCounts>('/segments/counts')).toEqual({ total: 4, counts: { regulars: 1 } });
  });

  it('have a size by day', async () => {
    expect(await get<SegmentSizes>('/segments/regulars/sizes')).toEqual({ days: [{ day: '2026-03-02', size: 1 }] });
    expect(await codeOf('GET /segments/nope/sizes')).toBe('not_found');
  });
});

describe('a draft', () => {
  const draft: Campaign = { ...campaign, name: 'Bản nháp', status: 'draft' };

  it('is shown as somebody would see it, with why', async () => {
    const asked = { campaign: draft, placement: 'home-for-you', persona: 'regular', itemId: 'p1', locale: 'en' };
    const { decision, trace } = await post<CampaignPreview>('/campaigns/preview', asked);
    expect(decision).toMatchObject({ placement: 'home-for-you', campaign: campaign.id, content: { title: 'For you' } });
    expect(trace.candidates.length).toBeGreaterThan(0);
  });

  it('shows a variant that is looked at to anyone, and tells all the same why they would not see it', async () => {
    const audience = { 'orders.count': { $gte: 1_000 } };
    const { purpose: _, ...byPurpose } = draft;
    const asked = { campaign: { ...byPurpose, audience }, placement: 'home-for-you', persona: 'newcomer' };
    const unsound = await post<Problem>('/campaigns/preview', { ...asked, campaign: { ...draft, audience, purpose: 'none' } });
    expect(unsound).toMatchObject({ code: 'invalid_rule_set', issues: [{ path: 'purpose' }] });
    const own = ({ trace }: CampaignPreview) => trace.candidates.find((one) => one.campaign === draft.id);
    const asItFalls = await post<CampaignPreview>('/campaigns/preview', asked);
    expect(asItFalls).toMatchObject({ decision: { placement: 'home-for-you' } });
    expect(asItFalls.decision.content).toBeUndefined();
    const forced = await post<CampaignPreview>('/campaigns/preview', { ...asked, forceVariant: draft.variants[0]?.id });
    expect(forced.decision).toMatchObject({ campaign: draft.id, content: { title: expect.any(String) } });
    expect(own(forced)).toMatchObject({ reason: 'NOT_IN_AUDIENCE', condition: { result: false } });
    expect(own(forced)).toEqual(own(asItFalls));
  });

  it.each([
    [{ placement: 'home-for-you', profileId: 'p_none' }, 'not_found'],
    [{ placement: 'home-for-you', persona: 'king' }, 'invalid_request'],
    [{ placement: 'home-for-you', forceVariant: 'nope' }, 'invalid_rule_set'],
  ])('is not shown for %j', async (who, code) => {
    expect(await codeOf('POST /campaigns/preview', { campaign: draft, ...who })).toBe(code);
  });

  it('is tried on the past', async () => {
    expect(await post<Backtest>('/campaigns/backtest', { campaign: draft, days: 7 })).toMatchObject({ days: 7, events: 6 });
    expect(await codeOf('POST /campaigns/backtest', { campaign: draft, days: 0 })).toBe('invalid_request');
    expect(await codeOf('POST /campaigns/backtest', { campaign: { ...draft, audience: { 'orders.cuont': 1 } }, days: 7 })).toBe(
      'invalid_rule_set',
    );
  });
});

describe('offers', () => {
  it('issue codes, and tell what they gave and refused', async () => {
    const issued = await post<{ issued: number; codes: readonly string[] }>('/offers/tet/codes', { count: 3 });
    expect(issued.issued).toBe(3);
    const { secret } = await collector.core.keys.create({ name: 'shop', nowMs });
    const cart = { currency: 'VND', items: [{ item_id: 'p1', quantity: 1, price: 100_000 }] };
    for (const [nth, code] of issued.codes.entries()) {
      await collector.app.request('/v1/offers/redeem', {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}` },
        body: JSON.stringify({ orderId: `r${nth}`, cart, codes: [code], offers: ['tet'], userId: `kh-${nth}` }),
      });
    }
    expect(await get<OfferUsageReport>('/offers/tet/usage')).toMatchObject({
      uses: 1,
      spendMinor: 10_000,
      usesToday: 1,
      days: [{ day: '2026-03-02', uses: 1, spendMinor: 10_000 }],
      refusals: [{ reason: 'total_uses', count: 2 }],
      codes: { issued: 3, used: 1, expired: 0 },
    });
    expect(await get<RedemptionList>('/offers/tet/redemptions')).toMatchObject({
      redemptions: [{ orderId: 'r0', discountMinor: 10_000, status: 'redeemed', code: issued.codes[0] }],
      nextCursor: null,
    });
    expect(await get<CodeList>('/offers/tet/codes?state=used')).toMatchObject({
      codes: [{ code: issued.codes[0], orderId: 'r0' }],
    });
  });

  it('list their codes page by page, and by what they begin with', async () => {
    const issued = await post<{ codes: readonly string[] }>('/offers/tet/codes', { count: 25 });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: CodeList = await get(`/offers/tet/codes?state=unused&limit=10&cursor=${encodeURIComponent(cursor)}`);
      seen.push(...page.codes.map(({ code }) => code));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toEqual(expect.arrayContaining([...issued.codes]));
    const [first = ''] = issued.codes;
    const found = await get<CodeList>(`/offers/tet/codes?state=unused&q=${first.toLowerCase()}`);
    expect(found.codes.map(({ code }) => code)).toEqual([first]);
  });

  it.each([
    ['GET /offers/nope/usage', undefined, 'unknown_offer'],
    ['GET /offers/nope/codes?state=used', undefined, 'unknown_offer'],
    ['GET /offers/tet/codes?state=lost', undefined, 'invalid_request'],
    ['POST /offers/nope/codes', { count: 1 }, 'unknown_offer'],
    ['POST /offers/ten/codes', { count: 1 }, 'invalid_request'],
    ['POST /offers/tet/codes', { count: 0 }, 'invalid_request'],
  ])('%s with %j is refused', async (endpoint, body, code) => {
    expect(await codeOf(endpoint, body)).toBe(code);
  });
});

describe('recommendations', () => {
  it('are tried side by side, each strategy with its time', async () => {
    const tried = await post<TriedRecommendations>('/recommendations/try', { itemId: 'p1', limit: 2 });
    expect(tried.answers.map(({ strategy }) => strategy)).toEqual([...strategyNames]);
    expect(tried.answers.every(({ items, tookMicros }) => items.length <= 2 && tookMicros >= 0)).toBe(true);
    expect(tried.answers.find(({ strategy }) => strategy === 'similar')?.items.map(({ itemId }) => itemId)).toContain('p2');
  });

  it('are tried for a customer', async () => {
    const profileId = await collector.core.identities.profileOf('u:kh-1');
    const tried = await post<TriedRecommendations>('/recommendations/try', { profileId, strategies: ['recently-viewed'] });
    expect(tried.answers).toHaveLength(1);
  });

  it.each([
    [{ itemId: 'nope' }, 'unknown_product'],
    [{ profileId: 'p_none' }, 'not_found'],
    [{ strategies: ['magic'] }, 'invalid_request'],
    [{ limit: 1000 }, 'invalid_request'],
  ])('are not tried with %j', async (body, code) => {
    expect(await codeOf('POST /recommendations/try', body)).toBe(code);
  });
});

describe('the catalogue', () => {
  it('is searched without accents, and by ids in their order', async () => {
    const ids = async (query: string) =>
      (await get<{ products: readonly { id: string }[] }>(`/products?${query}`)).products.map(({ id }) => id);
    expect(await ids('q=bat+trang')).toEqual(['p1']);
    expect(await ids('q=den')).toEqual(['p3']);
    expect(await ids('q=gom+am')).toEqual(['p2']);
    expect(await ids('ids=p3,nope,p1')).toEqual(['p3', 'p1']);
    expect(await ids('')).toHaveLength(4);
  });

  it('tells what is missing', async () => {
    const health = await get<CatalogueHealth>('/catalogue/health');
    expect(health).toMatchObject({
      products: 4,
      sellable: 3,
      missingPicture: 1,
      missingPrice: 0,
      missingCategory: 1,
      soldOut: 1,
      unverified: 1,
    });
    expect(health.examples).toContainEqual({ problem: 'missingPicture', itemId: 'p4', title: 'Không ảnh' });
  });
});

it('the vocabulary has the registries, with what the shop has', async () => {
  const vocabulary = await get<Vocabulary>('/vocabulary');
  const valuesOf = (name: string) => vocabulary.attributes.find((attribute) => attribute.name === name)?.values;
  expect(valuesOf('product.category')).toEqual(['gom', 'gom/chen']);
  expect(valuesOf('product.brand')).toEqual(['Mây']);
  expect(valuesOf('lifecycle.stage')).toContain('loyal');
  expect(valuesOf('cart.value')).toBeNull();
  expect(vocabulary.operators.map(({ name }) => name)).toContain('$performed');
  expect(vocabulary.strategies.map(({ name }) => name)).toEqual([...strategyNames]);
  expect(vocabulary.eventNames).toContain('purchase');
});
