// @vitest-environment node
import { fileURLToPath } from 'node:url';
import { createClient } from '@quen/client';
import { type Collector, createCollector } from '@quen/collector';
import type { Offer, Profile } from '@quen/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { seedCatalogue, seedRules } from '../seed.ts';
import { createStorefront } from '../storefront.ts';
import { createOfferDesk } from './offer-desk.ts';

const offer = (id: string, more: Partial<Offer>): Offer => ({
  id,
  name: id,
  status: 'running',
  currency: 'VND',
  benefit: { kind: 'percentage', percent: 10 },
  code: { kind: 'shared', code: id.toUpperCase() },
  ...more,
});

describe('the shop’s server at the collector’s API', () => {
  let collector: Collector;
  let secret: string;
  let isReached = true;
  let request: (path: string, form?: Record<string, string>, code?: string) => Promise<Response>;

  beforeAll(async () => {
    collector = await createCollector();
    await seedCatalogue(collector, Date.now());
    await seedRules(collector, fileURLToPath(new URL('../../rules', import.meta.url)), Date.now());
    ({ secret } = await collector.core.keys.create({ name: 'shop', nowMs: Date.now() }));
    const { ruleSet, version } = await (await call('GET', '/v1/rules')).json();
    const offers = [
      ...ruleSet.offers,
      offer('muoi', { limits: { totalUses: 1 } }),
      offer('lon', { minSpendMinor: 1_000_000 }),
      offer('nghi', { status: 'paused' }),
      offer('rieng', { code: { kind: 'generated' } }),
    ];
    expect((await call('PUT', '/v1/rules', { ...ruleSet, offers }, version)).status).toBe(200);

    const client = createClient({
      collector: 'http://quen.test',
      key: secret,
      fetch: async (input, init) => {
        if (!isReached) throw new TypeError('nobody answers');
        return collector.app.request(new Request(input as URL, init));
      },
    });
    const shop = createStorefront({ desk: createOfferDesk(() => client) });
    request = async (path, form, visitor = 'khach-1') =>
      shop.request(`http://shop.test${path}`, {
        ...(form && { method: 'POST', body: new URLSearchParams(form) }),
        headers: { cookie: `nhamay_cart=mat-ong-hoa-nhan.2; quen_id=${visitor}` },
      });
  });
  afterAll(() => collector.close());

  const call = async (method: string, path: string, body?: unknown, version?: number): Promise<Response> =>
    collector.app.request(path, {
      method,
      headers: { authorization: `Bearer ${secret}`, ...(version !== undefined && { 'if-match': `"${version}"` }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const order = (coupon: string, action = 'order', language = ''): Promise<Response> =>
    request(`${language}/dat-hang`, { name: 'Lan <3', phone: '09', address: 'Huế', coupon, action });
  const profile = async (): Promise<Profile> => (await call('GET', '/v1/profiles/a:khach-1')).json();

  it('shows what a code brings before anything is ordered', async () => {
    const text = await (await order('muoi', 'code')).text();
    expect(text).toMatch(/Mã <b>MUOI<\/b><\/dt><dd>−37.000/);
    expect(text).toContain('value="Lan &lt;3"');
    expect(text).not.toContain('begin_checkout');
    expect((await order('ghehien', 'code').then((answer) => answer.text())).match(/Miễn phí giao/g)).toHaveLength(1);
  });

  it('says why a code gives nothing, in both languages, and places no order with it', async () => {
    const { codes } = await (await call('POST', '/v1/offers/rieng/codes', { userIds: ['somebody-else'] })).json();
    for (const [code, vi, en] of [
      ['khong-co', 'Không có mã này', 'There is no such code'],
      ['lon', 'Mua thêm 630.000', 'Spend ₫630,000 more'],
      ['nghi', 'đã dừng', 'has stopped'],
      [codes[0].code, 'dành riêng cho một khách khác', 'made for somebody else'],
    ] as const) {
      const answer = await order(code);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(vi);
      expect(await (await order(code, 'order', '/en')).text()).toContain(en);
    }
    expect((await call('GET', '/v1/profiles/a:khach-1')).status).toBe(404);
  });

  it('takes the code with the order and confirms it, so that it counts as revenue', async () => {
    const answer = await order('muoi');
    expect(answer.status).toBe(303);
    const page = await (await request(answer.headers.get('location') ?? '')).text();
    expect(page).toMatch(/"value":333000,"shipping":30000,"coupon":"MUOI"/);
    await vi.waitFor(async () => expect((await profile()).orders).toMatchObject({ revenueMinor: { VND: 333_000 } }));
    expect((await profile()).orders.recent).toMatchObject([{ verified: true, valueMinor: 333_000 }]);
    const again = await order('muoi');
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('vừa hết lượt');
    expect(await collector.storage.offers.refusals('muoi')).toMatchObject([{ count: 1 }]);
  });

  it('sells on while nobody answers, and confirms the order later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    isReached = false;
    expect((await request('/gio-hang')).status).toBe(200);
    expect(await (await order('ghehien')).text()).toContain('chưa kiểm tra được mã');
    expect((await order('')).status).toBe(303);
    isReached = true;
    await vi.advanceTimersByTimeAsync(5_000);
    vi.useRealTimers();
    await vi.waitFor(async () => expect((await profile()).orders).toMatchObject({ count: 2, revenueMinor: { VND: 703_000 } }));
  });
});
