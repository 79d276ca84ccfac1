import type { Offer, Product, RuleSet } from '@quen/protocol';
import { afterEach, beforeEach } from 'vitest';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import type { OffersRequest } from './offers-request.ts';

export const startMs: number = Date.parse('2026-03-02T03:00:00Z');
const products: Product[] = [
  { id: 'p1', title: 'Áo', url: '/p1', categories: ['ao'], currency: 'VND', priceMinor: 100_000, availability: 'in_stock' },
  { id: 'p2', title: 'Giày', url: '/p2', categories: ['giay'], currency: 'VND', priceMinor: 300_000, availability: 'in_stock' },
];
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
      variants: [{ id: 'a', weight: 1, content: { kind: 'offer', offerId: 'personal', headline: { vi: 'Quà Tết' } } }],
    },
  ],
  offers: [
    offer('ten', { code: { kind: 'shared', code: 'MUOI' } }),
    offer('scarce', {
      benefit: { kind: 'amount', amountMinor: 5_000 },
      limits: { totalUses: 100, usesPerCustomer: 1 },
      stacking: 'stackable',
    }),
    offer('budget', {
      limits: { totalSpendMinor: 25_000 },
      code: { kind: 'shared', code: 'NGANSACH' },
      benefit: { kind: 'amount', amountMinor: 10_000 },
    }),
    offer('personal', {
      code: { kind: 'generated', prefix: 'TET', expiresAfterDays: 7 },
      benefit: { kind: 'percentage', percent: 50 },
    }),
  ],
};
export const cart: OffersRequest['cart'] = {
  currency: 'VND',
  items: [
    { item_id: 'p1', quantity: 1 },
    { item_id: 'p2', quantity: 1 },
  ],
};

/** A shop with offers of every kind, at a time that a test sets. */
export interface OfferShop {
  nowMs: number;
  readonly collector: Collector;
  readonly keys: { readonly publishable: string; readonly secret: string };
  /** Asks with the secret key unless another is named. */
  post<T>(
    path: string,
    body: unknown,
    key?: string,
  ): Promise<{ readonly status: number; readonly body: T; readonly headers: Headers }>;
  /** What the log holds of offers: `offer_reserved ten`. */
  toldOffers(): Promise<readonly string[]>;
}

/** For a file of tests: each has a shop of its own. */
export function offerShop(): OfferShop {
  let collector: Collector;
  let keys: OfferShop['keys'];
  const shop: OfferShop = {
    nowMs: startMs,
    get collector() {
      return collector;
    },
    get keys() {
      return keys;
    },
    async post<T>(path: string, body: unknown, key = keys.secret) {
      const response = await collector.app.request(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { authorization: `Bearer ${key}` },
      });
      return { status: response.status, body: (await response.json()) as T, headers: response.headers };
    },
    toldOffers: async () =>
      (await collector.storage.log.read({ after: 0 }))
        .filter(({ name }) => name.startsWith('offer_'))
        .map(({ name, properties }) => `${name} ${properties['offerId']}`),
  };
  beforeEach(async () => {
    shop.nowMs = startMs;
    collector = await createCollector({ now: () => shop.nowMs, initialRules: rules });
    keys = await collector.core.keys.create({ name: 'test', nowMs: shop.nowMs });
    await collector.upsertProducts(products);
  });
  afterEach(() => collector.close());
  return shop;
}
