import type { DecayingWeight, ShopSettings } from '@quen/protocol';
import { weightAt } from '../profile/projections/affinities.ts';

type Weights = { readonly [key: string]: DecayingWeight };

const dayMs = 86_400_000;
/** Weights are told to the hundredth, so that they change in steps whose time is known. */
const step = 0.01;

/** The key's share of all interest, 0 to 1. All weights fade alike, so that time alone changes no share. */
export function shareOf(weights: Weights, key: string, shop: ShopSettings): number | null {
  if (!Object.hasOwn(weights, key)) return null;
  const all = weightsAlike(weights, shop);
  // A category's weight is in those above it as well: the sum goes over the topmost ones.
  const total = all.filter(([name]) => !name.includes('/')).reduce((sum, [, weight]) => sum + weight, 0);
  const own = all.find(([name]) => name === key)?.[1] ?? 0;
  return total > 0 ? Math.min(1, own / total) : own > 0 ? 1 : 0;
}

/** Keys by weight, the heaviest first; of equal ones the special before the general, then by name. */
export function strongest(weights: Weights, shop: ShopSettings): string[] {
  const all = weightsAlike(weights, shop).filter(([, weight]) => weight > 0);
  return all.sort(([a, x], [b, y]) => y - x || b.length - a.length || (a < b ? -1 : 1)).map(([name]) => name);
}

/** The weight now, rounded down to the hundredth; null for what is not known. */
export function weightNow(weights: Weights, key: string, shop: ShopSettings, nowMs: number): number | null {
  const entry = Object.hasOwn(weights, key) ? weights[key] : undefined;
  return entry === undefined ? null : Math.floor(weightAt(entry, nowMs, halfLifeOf(shop)) / step) / (1 / step);
}

/** When `weightNow` falls to the next hundredth; a millisecond early rather than late. */
export function nextWeightChange(weights: Weights, key: string, shop: ShopSettings, nowMs: number): number {
  const entry = Object.hasOwn(weights, key) ? weights[key] : undefined;
  if (entry === undefined) return Number.POSITIVE_INFINITY;
  const halfLifeMs = halfLifeOf(shop);
  const now = weightAt(entry, nowMs, halfLifeMs);
  const floor = Math.floor(now / step) * step;
  if (!(floor > 0)) return Number.POSITIVE_INFINITY;
  const inMs = halfLifeMs * Math.log2(now / floor);
  return Math.max(nowMs + 1, Math.floor(nowMs + inMs * (1 - 1e-9)) - 1);
}

/** Weights at the time of the newest one, so that they can be compared. */
function weightsAlike(weights: Weights, shop: ShopSettings): [name: string, weight: number][] {
  const entries = Object.entries(weights);
  const newestMs = Math.max(...entries.map(([, entry]) => entry.atMs));
  const halfLifeMs = halfLifeOf(shop);
  return entries.map(([name, entry]) => [name, weightAt(entry, newestMs, halfLifeMs)]);
}

function halfLifeOf(shop: ShopSettings): number {
  return shop.affinityHalfLifeDays * dayMs;
}
