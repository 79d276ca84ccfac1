import type { Problem } from '@quen/protocol';
import { describe, expect, it, vi } from 'vitest';
import { type Listening, listen } from '../server/listen.ts';
import { StorageUnavailable } from '../storage/storage.ts';
import { cart, offerShop } from './offer-shop.contract.ts';
import type { TakenOffers } from './take-offers.ts';

const shop = offerShop();

describe('reserving and redeeming', () => {
  it.each(['reserve', 'redeem', 'release'])('%s needs the secret key', async (step) => {
    expect((await shop.post<Problem>(`/v1/offers/${step}`, { orderId: 'o1', cart }, shop.keys.publishable)).body.code).toBe(
      'key_forbidden',
    );
  });

  it('is the same answer however often an order asks', async () => {
    const first = await shop.post<TakenOffers>('/v1/offers/reserve', { orderId: 'o1', cart, userId: 'u1' });
    expect(first.body.status).toBe('reserved');
    const again = await shop.post<TakenOffers>('/v1/offers/reserve', {
      orderId: 'o1',
      cart: { items: [{ item_id: 'p1', quantity: 9 }] },
      userId: 'u1',
    });
    expect(again.body).toEqual(first.body);
    const redeemed = await shop.post<TakenOffers>('/v1/offers/redeem', { orderId: 'o1', userId: 'u1' });
    expect(redeemed.body).toMatchObject({ status: 'redeemed', evaluation: first.body.evaluation });
    expect((await shop.post<TakenOffers>('/v1/offers/redeem', { orderId: 'o1', userId: 'u1' })).body).toEqual(redeemed.body);
    const events = (await shop.collector.storage.log.read({ after: 0 })).map((event) => event.name);
    expect(events).toEqual(['offer_reserved', 'offer_redeemed']);
  });

  it('is told when it is asked for again after telling it failed', async () => {
    const asked = { orderId: 'o1', cart, codes: ['MUOI'], userId: 'u1' };
    vi.spyOn(shop.collector.core, 'ingest').mockRejectedValueOnce(new StorageUnavailable('the disk is full'));
    expect((await shop.post('/v1/offers/reserve', asked)).status).toBe(503);
    expect((await shop.post<TakenOffers>('/v1/offers/reserve', asked)).body.status).toBe('reserved');
    expect((await shop.post<TakenOffers>('/v1/offers/reserve', asked)).body.status).toBe('reserved');
    expect(await shop.toldOffers()).toEqual(['offer_reserved scarce', 'offer_reserved ten']);
  });

  it('tells every offer of an order with a long number', async () => {
    await shop.post('/v1/offers/redeem', { orderId: 'o'.repeat(200), cart, codes: ['MUOI'], userId: 'u1' });
    expect(await shop.toldOffers()).toEqual(['offer_redeemed scarce', 'offer_redeemed ten']);
  });

  it('answers that it was redeemed when its person was erased since', async () => {
    const asked = { orderId: 'o1', cart, codes: ['MUOI'], userId: 'u1' };
    await shop.post('/v1/offers/redeem', asked);
    await shop.collector.app.request('/v1/privacy/u:u1', {
      method: 'DELETE',
      headers: { authorization: `Bearer ${shop.keys.secret}` },
    });
    for (const path of ['redeem', 'reserve']) {
      const again = await shop.post<TakenOffers>(`/v1/offers/${path}`, asked);
      expect(again).toMatchObject({ status: 200, body: { status: 'redeemed', evaluation: { currency: 'VND', applied: [] } } });
    }
    expect((await shop.post<TakenOffers>('/v1/offers/release', { orderId: 'o1' })).body.status).toBe('released');
  });

  it('tells what is given back, of the person it was taken by', async () => {
    await shop.post('/v1/offers/reserve', { orderId: 'o1', cart, offers: ['scarce'], anonymousId: 'v1' });
    await shop.collector.ingestTrusted([{ messageId: 'm1', name: 'login', anonymousId: 'v1', userId: 'u1' }]);
    await shop.post('/v1/offers/release', { orderId: 'o1' });
    await shop.post('/v1/offers/release', { orderId: 'o1' });
    expect(await shop.toldOffers()).toEqual(['offer_reserved scarce', 'offer_released scarce']);
    expect((await shop.collector.storage.log.read({ after: 0 })).at(-1)).toMatchObject({ name: 'offer_released', userId: 'u1' });
  });

  it('tells again what an order takes again after it gave it back', async () => {
    const told = ['offer_reserved scarce', 'offer_released scarce'];
    for (let time = 1; time <= 2; time++) {
      shop.nowMs += 1_000;
      await shop.post('/v1/offers/reserve', { orderId: 'o1', cart, offers: ['scarce'], userId: 'u1' });
      await shop.post('/v1/offers/release', { orderId: 'o1' });
      expect(await shop.toldOffers()).toEqual(Array.from({ length: time }, () => told).flat());
    }
  });

  it('holds a customer to one use, across devices that turn out to be the same person', async () => {
    await shop.post('/v1/offers/redeem', { orderId: 'o1', cart, offers: ['scarce'], anonymousId: 'v1' });
    await shop.collector.ingestTrusted([{ messageId: 'm1', name: 'login', anonymousId: 'v1', userId: 'u1' }]);
    const second = await shop.post<Problem>('/v1/offers/redeem', { orderId: 'o2', cart, offers: ['scarce'], userId: 'u1' });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({
      code: 'limit_reached',
      issues: [{ path: 'offers.scarce', message: expect.stringContaining('1 of 1 times') }],
    });
  });

  it('gives uses back when a reservation lapses, is released, or its order is cancelled', async () => {
    const take = (orderId: string) =>
      shop.post<TakenOffers>('/v1/offers/reserve', {
        orderId,
        cart,
        offers: ['budget'],
        codes: ['NGANSACH'],
        userId: orderId,
        holdSeconds: 60,
      });
    expect((await take('o1')).status).toBe(200);
    expect((await take('o2')).status).toBe(200);
    expect((await take('o3')).status).toBe(409);
    await shop.post('/v1/offers/release', { orderId: 'o1' });
    expect((await take('o3')).status).toBe(200);
    shop.nowMs += 61_000;
    expect((await shop.post<Problem>('/v1/offers/redeem', { orderId: 'o2' })).body.detail).toMatch(/lapsed/);
    expect((await take('o4')).status).toBe(200);
    expect((await take('o5')).status).toBe(200);
    expect((await take('o6')).status).toBe(409);
    await shop.post('/v1/offers/redeem', { orderId: 'o4' });
    await shop.post('/v1/orders', { orders: [{ orderId: 'o4', userId: 'o4', status: 'cancelled' }] });
    expect((await take('o6')).status).toBe(200);
  });

  it('remembers why it refused', async () => {
    for (const orderId of ['o1', 'o2', 'o3', 'o4'])
      await shop.post('/v1/offers/redeem', { orderId, cart, codes: ['NGANSACH'], userId: orderId });
    expect(await shop.collector.storage.offers.refusals('budget')).toEqual([{ code: 'total_spend', count: 2 }]);
  });
});

it('gives exactly as much as there is to a thousand who come at once', { timeout: 60_000 }, async () => {
  const server: Listening = await listen(shop.collector, { port: 0, hostname: '127.0.0.1' });
  const outcomes = await Promise.all(
    Array.from({ length: 1000 }, async (_, n) => {
      const response = await fetch(`http://127.0.0.1:${server.port}/v1/offers/redeem`, {
        method: 'POST',
        headers: { authorization: `Bearer ${shop.keys.secret}` },
        body: JSON.stringify({ orderId: `order-${n}`, cart, offers: ['scarce'], userId: `user-${n}` }),
      });
      return { status: response.status, body: (await response.json()) as Problem };
    }),
  );
  const refused = outcomes.filter((one) => one.status !== 200);
  expect(outcomes.length - refused.length).toBe(100);
  for (const { status, body } of refused) {
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'limit_reached',
      issues: [{ message: expect.stringContaining('used 100 of 100 times') }],
    });
  }
  const moment = { customerIds: [], nowMs: shop.nowMs, dayStartMs: 0 };
  expect((await shop.collector.storage.offers.counters(['scarce'], moment)).get('scarce')).toMatchObject({
    uses: 100,
    amountMinor: 500_000,
  });
  await server.close();
});
