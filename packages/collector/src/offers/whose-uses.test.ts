import type { OffersEvaluation } from '@quen/engine';
import type { DecideResponse, Offer, Problem, RuleSet } from '@quen/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';

const offer = (id: string, change: Partial<Offer>): Offer => ({
  id,
  name: id,
  status: 'running',
  currency: 'VND',
  benefit: { kind: 'percentage', percent: 10 },
  ...change,
});
const rules: RuleSet = {
  ...defaultRuleSet,
  version: 1,
  placements: [{ id: 'home', name: 'Home' }],
  campaigns: [
    {
      id: 'gift',
      name: 'Gift',
      status: 'running',
      placements: ['home'],
      audience: {},
      tailoring: 'transparent',
      holdout: 0,
      variants: [{ id: 'a', weight: 1, content: { kind: 'offer', offerId: 'own', headline: { vi: 'Quà' } } }],
    },
  ],
  offers: [
    offer('once', { limits: { usesPerCustomer: 1 } }),
    offer('own', { code: { kind: 'generated' } }),
    offer('vip', { eligibility: { 'traits.vip': true } }),
  ],
};
const cart = { currency: 'VND', items: [{ item_id: 'p1', quantity: 1, price: 100_000 }] };

let collector: Collector;
let keys: { publishable: string; secret: string };

beforeEach(async () => {
  collector = await createCollector({ initialRules: rules });
  keys = await collector.core.keys.create({ name: 'test', nowMs: Date.now() });
});
afterEach(() => collector.close());

async function ask<T>(method: string, path: string, body?: unknown, key = keys.secret): Promise<{ status: number; body: T }> {
  const response = await collector.app.request(path, {
    method,
    headers: { authorization: `Bearer ${key}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as T };
}

interface Who {
  readonly anonymousId?: string;
  readonly userId?: string;
  readonly consent?: { readonly analytics: 'denied' };
}

/** By the shop's server, so that a user is proven. */
async function codeShown(who: Who, key = keys.secret): Promise<string | undefined> {
  const asked = { ...who, placements: ['home'], page: { url: 'https://shop.example/' } };
  const [decision] = (await ask<DecideResponse>('POST', '/v1/decide', asked, key)).body.decisions;
  return decision?.content?.kind === 'offer' ? (decision.content.code ?? 'none') : decision?.reason;
}

const redeem = (orderId: string, who: Who, more: object = { offers: ['once'] }) =>
  ask<Partial<Problem>>('POST', '/v1/offers/redeem', { orderId, cart, ...who, ...more });

let seen = 0;
const visits = (...events: Who[]) =>
  collector.ingestTrusted(events.map((who) => ({ ...who, messageId: `visit-${seen++}`, name: 'page_view' })));

async function undo(): Promise<void> {
  const { merges } = (await ask<{ merges: { id: number; kind: string }[] }>('GET', '/v1/merges')).body;
  const merge = merges.find(({ kind }) => kind === 'merge');
  expect((await ask('POST', `/v1/merges/${merge?.id}/undo`)).status).toBe(200);
}

describe('on a device that is another customer’s', () => {
  beforeEach(() => visits({ anonymousId: 'pc' }, { anonymousId: 'pc', userId: 'lan' }, { anonymousId: 'pc', userId: 'mai' }));

  it('shows nobody the owner’s code', async () => {
    const ofOwner = await codeShown({ userId: 'lan', anonymousId: 'pc' });
    const ofGuest = await codeShown({ userId: 'mai', anonymousId: 'pc' });
    const ofNewcomer = await codeShown({ userId: 'hoa', anonymousId: 'pc' });
    expect(new Set([ofOwner, ofGuest, ofNewcomer]).size).toBe(3);
    expect((await redeem('o1', { userId: 'mai', anonymousId: 'pc' }, { codes: [ofOwner] })).body.code).toBe('offer_refused');
    expect((await redeem('o2', { userId: 'mai', anonymousId: 'pc' }, { codes: [ofGuest] })).status).toBe(200);
  });

  it('counts each one’s uses by themselves', async () => {
    for (const userId of ['lan', 'mai', 'hoa']) {
      expect((await redeem(`first-${userId}`, { userId, anonymousId: 'pc' })).status).toBe(200);
      expect((await redeem(`second-${userId}`, { userId, anonymousId: 'pc' })).body.code).toBe('limit_reached');
    }
  });
});

describe('when a merge is undone', () => {
  beforeEach(() => visits({ anonymousId: 'pc' }, { anonymousId: 'pc', userId: 'lan' }));

  it('leaves uses, codes and decisions with whose they are', async () => {
    const code = await codeShown({ userId: 'lan' });
    await redeem('o1', { userId: 'lan' });
    await undo();
    expect((await redeem('o2', { userId: 'lan' })).body.code).toBe('limit_reached');
    expect((await redeem('o3', { anonymousId: 'pc' })).status).toBe(200);
    expect(await codeShown({ userId: 'lan' })).toBe(code);
    expect(await codeShown({ anonymousId: 'pc' })).not.toBe(code);
    const ofDevice = (await ask<{ offerUses: { orderId: string }[] }>('GET', '/v1/privacy/a:pc/export')).body;
    expect(ofDevice.offerUses.map(({ orderId }) => orderId)).toEqual(['o3']);
    expect(JSON.stringify(ofDevice)).not.toContain(code);
  });

  it('gives what an order took back to whoever placed it', async () => {
    await redeem('o1', { userId: 'lan' });
    await ask('POST', '/v1/offers/release', { orderId: 'o1' });
    expect((await collector.storage.log.read({ after: 0 })).at(-1)).toMatchObject({ name: 'offer_released', userId: 'lan' });
    expect((await redeem('o2', { userId: 'lan' })).status).toBe(200);
  });
});

it('goes by nothing that was kept of somebody who may not be remembered', async () => {
  await collector.ingestTrusted([{ messageId: 'vip', name: 'identify', userId: 'lan', properties: { traits: { vip: true } } }]);
  const applied = async (more: object) => {
    const { body } = await ask<OffersEvaluation>('POST', '/v1/offers/evaluate', {
      cart,
      userId: 'lan',
      offers: ['vip'],
      ...more,
    });
    return body.applied.map(({ offerId }) => offerId);
  };
  expect(await applied({})).toEqual(['vip']);
  expect(await applied({ consent: { analytics_storage: 'denied' } })).toEqual([]);
  await collector.ingestTrusted([{ messageId: 'no', name: 'consent', userId: 'lan', properties: { analytics: 'denied' } }]);
  expect(await applied({})).toEqual([]);
  expect(await applied({ consent: { analytics: 'granted' } })).toEqual(['vip']);
  expect((await redeem('o1', { userId: 'lan' }, { offers: ['vip'] })).body.code).toBe('offer_refused');
});

describe('of somebody unknown', () => {
  it('is not held against the next one', async () => {
    expect((await redeem('o1', {})).status).toBe(200);
    expect((await redeem('o2', { userId: 'null' })).status).toBe(200);
    const { body } = await ask<OffersEvaluation>('POST', '/v1/offers/evaluate', { cart }, keys.publishable);
    expect(body.applied).toMatchObject([{ offerId: 'once' }]);
  });

  it('promises no code that could not be made for them', async () => {
    expect(await codeShown({}, keys.publishable)).toBe('NOT_IN_AUDIENCE');
    expect(await codeShown({ userId: 'lan' }, keys.publishable)).toBe('NOT_IN_AUDIENCE');
    expect(await codeShown({ anonymousId: 'pc', consent: { analytics: 'denied' } }, keys.publishable)).toBe('NOT_IN_AUDIENCE');
    expect((await collector.storage.offers.codesOf('own', Date.now())).issued).toBe(0);
    expect(await codeShown({ anonymousId: 'pc' }, keys.publishable)).toMatch(/^[0-9A-Z]{12}$/);
  });
});
