import type { Product } from '@quen/protocol';
import { createMessageId } from '../message-id.ts';
import type { Random } from '../random.ts';

/** A shopper: tastes, habits and how much of them the shop may know. All shares are from 0 to 1. */
export interface Persona {
  readonly anonymousId: string;
  /** Known to the shop once logged in; absent for the rest. */
  readonly userId?: string;
  readonly email?: string;
  readonly locale: 'vi' | 'en';
  readonly userAgent: string;
  readonly screen: { readonly width: number; readonly height: number };
  /** How much this shopper likes each category; the favourite has several times the weight of the others. */
  readonly categories: ReadonlyMap<string, number>;
  readonly brands: ReadonlyMap<string, number>;
  /** Price that feels right, minor units; twice it or half of it is liked about half as much. */
  readonly priceMinor: number;
  /** Expected visits a day. */
  readonly visitsPerDay: number;
  /** Day of the month, from 0, of the first visit at the earliest. */
  readonly firstDay: number;
  /** Probability that a product looked at goes into the cart. */
  readonly cartRate: number;
  /** Probability that a full cart is paid for. */
  readonly buyRate: number;
  /** Hour of the day, in the shop's time, around which visits fall. */
  readonly hour: number;
  readonly source: { readonly source?: string; readonly medium?: string; readonly referrer?: string; readonly name?: string };
}

const devices = [
  {
    weight: 38,
    userAgent:
      'Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36',
    screen: { width: 412, height: 915 },
  },
  {
    weight: 30,
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1',
    screen: { width: 390, height: 844 },
  },
  {
    weight: 22,
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36',
    screen: { width: 1536, height: 864 },
  },
  {
    weight: 10,
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
    screen: { width: 1440, height: 900 },
  },
] as const;

const sources = [
  { weight: 30, value: {} },
  { weight: 26, value: { referrer: 'https://www.google.com/' } },
  { weight: 20, value: { source: 'facebook', medium: 'social', name: 'mua-moi', referrer: 'https://l.facebook.com/' } },
  { weight: 10, value: { source: 'zalo', medium: 'social', name: 'ban-tin', referrer: 'https://zalo.me/' } },
  { weight: 8, value: { source: 'tiktok', medium: 'social', name: 'goc-nha', referrer: 'https://www.tiktok.com/' } },
  { weight: 6, value: { source: 'newsletter', medium: 'email', name: 'thu-thang' } },
] as const;

/** What a crowd of shoppers can like: told once from the catalogue. */
export interface TasteSpace {
  readonly categories: readonly string[];
  readonly brandsOf: ReadonlyMap<string, readonly string[]>;
  /** Prices of all products in ascending order, minor units. */
  readonly prices: readonly number[];
}

/** The {@link TasteSpace} of a catalogue; the top level of a category path counts. */
export function tasteSpaceOf(products: readonly Product[]): TasteSpace {
  const brandsOf = new Map<string, string[]>();
  for (const product of products) {
    const category = topCategory(product);
    const brands = brandsOf.get(category) ?? [];
    if (product.brand !== undefined && !brands.includes(product.brand)) brands.push(product.brand);
    brandsOf.set(category, brands);
  }
  const prices = products.map((product) => product.priceMinor ?? 0).sort((a, b) => a - b);
  return { categories: [...brandsOf.keys()], brandsOf, prices };
}

/** First level of a product's main category path; the empty string when it has none. */
export function topCategory(product: Product): string {
  return (product.categories[0] ?? '').split('/')[0] ?? '';
}

/** Draws a shopper. `number` makes the ids readable; `days` bounds the first visit. */
export function drawPersona(space: TasteSpace, number: number, days: number, nowMs: number, random: Random): Persona {
  const favourite = random.pick(space.categories);
  const second = random.pick(space.categories);
  const categories = new Map(space.categories.map((category) => [category, 0.25 + random.next() * 0.5]));
  categories.set(second, 2);
  categories.set(favourite, 5 + random.next() * 4);
  const brands = new Map<string, number>();
  for (const category of [favourite, second]) {
    const known = space.brandsOf.get(category) ?? [];
    if (known.length > 0) brands.set(random.pick(known), 2 + random.next() * 2);
  }
  // Half come once or twice; a tenth are regulars who come every few days and buy easily.
  const kind = random.weighted(['passing', 'returning', 'regular'] as const, (name) =>
    name === 'passing' ? 55 : name === 'returning' ? 34 : 11,
  );
  const visitsPerDay = { passing: 0.008, returning: 0.05, regular: 0.15 }[kind] * (0.6 + random.next() * 0.8);
  const known = random.chance({ passing: 0.06, returning: 0.4, regular: 0.8 }[kind]);
  const device = random.weighted(devices, (entry) => entry.weight);
  const priceAt = Math.floor((0.15 + random.next() * 0.7) * (space.prices.length - 1));
  return {
    anonymousId: createMessageId(nowMs - days * 86_400_000, random),
    ...(known ? { userId: `khach-${number}`, email: `khach${number}@example.com` } : {}),
    locale: random.chance(0.88) ? 'vi' : 'en',
    userAgent: device.userAgent,
    screen: device.screen,
    categories,
    brands,
    priceMinor: space.prices[priceAt] ?? 100_000,
    visitsPerDay,
    firstDay: kind === 'regular' ? random.int(0, Math.floor(days / 3)) : random.int(0, Math.max(0, days - 1)),
    cartRate: { passing: 0.07, returning: 0.12, regular: 0.17 }[kind],
    buyRate: { passing: 0.3, returning: 0.5, regular: 0.7 }[kind],
    hour: random.weighted([12, 20.5, 9, 16], (hour) => (hour === 20.5 ? 5 : hour === 12 ? 3 : 1)),
    source: random.weighted(sources, (entry) => entry.weight).value,
  };
}
