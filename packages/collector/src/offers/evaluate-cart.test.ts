import type { OffersEvaluation } from '@quen/engine';
import type { Problem } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { cart, offerShop } from './offer-shop.contract.ts';

const shop = offerShop();

describe('POST /v1/offers/evaluate', () => {
  it('reduces the cart line by line and says why the rest does not apply', async () => {
    const { body, headers } = await shop.post<OffersEvaluation>('/v1/offers/evaluate', { cart, codes: ['muoi'], userId: 'u1' });
    expect(body).toMatchObject({ currency: 'VND', valueMinor: 400_000 });
    expect(body.applied.map((one) => one.offerId).sort()).toEqual(['scarce', 'ten']);
    expect(body.lines.reduce((sum, line) => sum + line.discountMinor, 0)).toBe(body.discountMinor);
    expect(body.refused.find((one) => one.offerId === 'personal')?.detail).toBe('it needs a code of its own');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('tells a browser its discounts, but not which other offers there are', async () => {
    const { body } = await shop.post<Record<string, unknown>>(
      '/v1/offers/evaluate',
      { cart, anonymousId: 'v1' },
      shop.keys.publishable,
    );
    expect(body).not.toHaveProperty('refused');
    expect(JSON.stringify(body)).not.toContain('personal');
  });

  it('explains itself to the shop alone', async () => {
    const asked = { cart, offers: ['budget'], codes: ['NGANSACH'], explain: true };
    await shop.post('/v1/offers/redeem', { orderId: 'o1', cart, offers: ['budget'], codes: ['NGANSACH'] });
    const { body } = await shop.post<OffersEvaluation>('/v1/offers/evaluate', asked);
    expect(body.trace).toEqual([
      { offerId: 'budget', limits: [{ code: 'total_spend', limit: 25_000, used: 10_000, left: 15_000 }] },
    ]);
    const shopper = await shop.post<Problem>('/v1/offers/evaluate', { ...asked, anonymousId: 'v1' }, shop.keys.publishable);
    expect([shopper.status, shopper.body.code]).toEqual([403, 'key_forbidden']);
  });

  it.each([
    ['no cart', {}, 'invalid_request'],
    ['an unknown offer', { cart, offers: ['nope'] }, 'unknown_offer'],
    ['a negative price', { cart: { items: [{ item_id: 'p1', quantity: 1, price: -5 }] } }, 'invalid_request'],
    ['half a piece', { cart: { items: [{ item_id: 'p1', quantity: 0.5 }] } }, 'invalid_request'],
  ])('answers a problem for %s', async (_case, body, code) => {
    expect((await shop.post<Problem>('/v1/offers/evaluate', body)).body.code).toBe(code);
  });
});
