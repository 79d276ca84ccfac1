import type { Json, Profile } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { compileCondition } from '../condition/compile-condition.ts';
import { createContext, noonMs } from '../condition/evaluation-context.contract.ts';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import { findAttribute } from './resolve-attribute.ts';

const dayMs = 86_400_000;
const empty = createContext();

describe('affinities', () => {
  const giay = { weight: 4, atMs: noonMs };
  const context = withProfile({
    affinities: {
      category: { giay, 'giay/chay-bo': { weight: 3, atMs: noonMs }, ao: { weight: 8, atMs: noonMs - 30 * dayMs } },
      brand: {},
      priceBand: {},
    },
  });

  it('are shares of what is left of each, which time alone does not change', () => {
    for (const nowMs of [noonMs, noonMs + 400 * dayMs]) {
      expect(read('affinity.category.giay', { ...context, nowMs })).toBe(0.5);
      expect(read('affinity.category.giay/chay-bo', { ...context, nowMs })).toBe(0.375);
      expect(read('affinity.topCategory', { ...context, nowMs })).toBe('giay');
    }
    expect(read('affinity.brand.biti', context)).toBeNull();
    expect(read('affinity.topBrand', context)).toBeNull();
  });

  it('have a weight that halves every half-life, to the hundredth', () => {
    expect(read('affinity.categoryWeight.ao', context)).toBe(4);
    expect(read('affinity.categoryWeight.giay', { ...context, nowMs: noonMs + 30 * dayMs })).toBe(2);
    expect(read('affinity.categoryWeight.giay', { ...context, nowMs: noonMs + dayMs })).toBe(3.9);
  });
});

describe('RFM and rhythm', () => {
  const orders = {
    ...empty.profile.orders,
    count: 3,
    lastAtMs: noonMs - 20 * dayMs,
    meanGapMs: 20 * dayMs,
    revenueMinor: { VND: 3_000_000 },
  };
  const context = withProfile({ orders });

  it('score recency, frequency and money', () => {
    expect(read('rfm.cell', context)).toBe('534');
    expect(read('rfm.score', context)).toBe(12);
    expect(read('rfm.cell', { ...context, nowMs: noonMs + 71 * dayMs })).toBe('234');
    expect(read('rfm.score', empty)).toBeNull();
  });

  it('see who falls behind their own rhythm', () => {
    expect(read('lifecycle.risk', context)).toBe('none');
    expect(read('lifecycle.risk', { ...context, nowMs: noonMs + 10 * dayMs + 1 })).toBe('at_risk');
    expect(read('lifecycle.risk', { ...context, nowMs: noonMs + 40 * dayMs + 1 })).toBe('lapsed');
    expect(read('lifecycle.isLapsed', { ...context, nowMs: noonMs + 40 * dayMs })).toBe(false);
    expect(read('lifecycle.risk', empty)).toBeNull();
  });
});

describe('pages', () => {
  const context = createContext({
    page: { url: 'https://shop.vn/giay/nam?mau=%C4%91%E1%BB%8F&mau=2&x#top', type: 'category', category: 'giay/nam' },
  });

  it('are read from their address', () => {
    expect(read('page.path', context)).toBe('/giay/nam');
    expect(read('page.query.mau', context)).toBe('đỏ');
    expect(read('page.query.x', context)).toBe('');
    expect(read('page.query.constructor', context)).toBeNull();
    expect(read('page.categories', context)).toEqual(['giay/nam', 'giay']);
    expect(read('page.path', createContext({ page: { url: 'https://shop.vn?x=%E0' } }))).toBe('/');
  });
});

describe('the shop’s clock', () => {
  it('tells hour, day and date', () => {
    const context = createContext({ nowMs: Date.parse('2025-12-31T18:30:00Z') });
    expect(['time.hour', 'time.dayOfWeek', 'time.date', 'time.month'].map((name) => read(name, context))).toEqual([
      1,
      'thu',
      '2026-01-01',
      1,
    ]);
  });
});

describe('a cart', () => {
  it('counts pieces and categories with the ones above', () => {
    const lines = [
      { itemId: 'a', quantity: 2, priceMinor: 100, categories: ['giay/nam'] },
      { itemId: 'b', quantity: 1, priceMinor: null, categories: ['giay/nu'] },
    ];
    const context = createContext({ cart: { lines, valueMinor: 200, currency: 'VND', updatedAtMs: noonMs } });
    expect(read('cart.itemCount', context)).toBe(3);
    expect(read('cart.maxPrice', context)).toBe(100);
    expect(read('cart.categories', context)).toEqual(['giay/nam', 'giay', 'giay/nu']);
    const condition = compileCondition({ 'cart.categories': { $in: ['giay'] }, 'cart.isEmpty': false });
    expect(condition.ok && condition.value.test(context)).toBe(true);
  });
});

function withProfile(parts: Partial<Profile>): EvaluationContext {
  return createContext({ profile: { ...empty.profile, ...parts } });
}

function read(path: string, context: EvaluationContext): Json {
  const found = findAttribute(path);
  if (found === null) throw new Error(`no attribute ${path}`);
  const { attribute, key } = found;
  return ((key === '' ? attribute.read(context) : attribute.readKey?.(key)(context)) ?? null) as Json;
}
