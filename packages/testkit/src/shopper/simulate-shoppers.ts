import type { EventEnvelope, Product } from '@quen/protocol';
import { createRandom } from '../random.ts';
import { drawPersona, tasteSpaceOf } from './persona.ts';
import type { PersonalShop } from './personal-shop.ts';
import { type CompanionsOf, createProductFlow } from './product-flow.ts';
import type { ShopperState } from './shopper-state.ts';
import { visit } from './visit.ts';
import type { VisitShop } from './visit-shop.ts';

/** What {@link simulateShoppers} plays. */
export interface ShopperSimulation {
  /** In order of popularity. At least one. */
  readonly products: readonly Product[];
  /** How many people; 1500 when absent. Roughly 20 events each come of it over 30 days. */
  readonly shoppers?: number;
  /** How many days before `nowMs` it begins; 30 when absent. */
  readonly days?: number;
  readonly seed?: number | string;
  /** No event is later than this; epoch milliseconds. */
  readonly nowMs: number;
  /** The shop's address without a slash at the end. */
  readonly origin?: string;
  readonly categoryPath?: (category: string) => string;
  readonly companionsOf?: CompanionsOf;
  readonly shippingMinor?: number;
  readonly freeShippingFromMinor?: number;
  /** Fills the pages for each shopper, who then sees, clicks, answers and buys accordingly; pages show nothing of the kind when absent. */
  readonly personal?: PersonalShop;
  /** The shop's offset from UTC in minutes; 420 (Việt Nam) when absent. */
  readonly utcOffsetMinutes?: number;
}

const dayMs = 86_400_000;

/**
 * Plays a crowd of shoppers over some days and yields their events in order of time, day by day, so that any length fits in
 * memory. People have tastes (categories, brands, a price that feels right), come at their own times of day, some once and
 * some often, some logged in; they leave baskets behind and find them again. The same arguments give the same events.
 */
export function* simulateShoppers(options: ShopperSimulation): Generator<EventEnvelope, void, void> {
  const days = options.days ?? 30;
  const random = createRandom(options.seed ?? 1);
  const space = tasteSpaceOf(options.products);
  const shop: VisitShop = {
    flow: createProductFlow(options.products, options.companionsOf),
    origin: options.origin ?? 'https://shop.example',
    categoryPath: options.categoryPath ?? ((category) => `/c/${category}`),
    shippingMinor: options.shippingMinor ?? 30_000,
    freeShippingFromMinor: options.freeShippingFromMinor ?? 500_000,
    ...(options.personal === undefined ? {} : { personal: options.personal }),
  };
  const states: ShopperState[] = Array.from({ length: options.shoppers ?? 1500 }, (_, index) => ({
    persona: drawPersona(space, index + 1, days, options.nowMs, random),
    basket: [],
    bought: [],
    offer: null,
    usedCodes: [],
    loggedIn: false,
    visits: 0,
    orders: 0,
  }));

  const offsetMs = (options.utcOffsetMinutes ?? 420) * 60_000;
  const todayMs = Math.floor((options.nowMs + offsetMs) / dayMs) * dayMs - offsetMs;
  let carried: EventEnvelope[] = [];
  for (let day = 0; day <= days; day += 1) {
    const dayStartMs = todayMs - (days - day) * dayMs;
    const events = carried;
    for (const state of states) {
      if (!comesOn(state, day, random)) continue;
      const startMs = Math.round(dayStartMs + hourOf(state.persona.hour, random) * 3_600_000);
      for (const event of visit(state, shop, startMs, random)) if (timeOf(event) < options.nowMs) events.push(event);
    }
    events.sort((a, b) => timeOf(a) - timeOf(b));
    // Visits run over midnight: what belongs to tomorrow waits for tomorrow's.
    const ready = day === days ? events.length : lowerBound(events, dayStartMs + dayMs);
    for (let index = 0; index < ready; index += 1) yield events[index] as EventEnvelope;
    carried = events.slice(ready);
  }
}

function comesOn(state: ShopperState, day: number, random: { chance(probability: number): boolean }): boolean {
  const { persona } = state;
  if (day < persona.firstDay) return false;
  if (day === persona.firstDay) return true;
  // A basket left behind brings people back.
  return random.chance(Math.min(0.9, persona.visitsPerDay * (state.basket.length > 0 ? 2 : 1)));
}

function hourOf(around: number, random: { normal(): number }): number {
  return Math.min(23.5, Math.max(5.5, around + random.normal() * 2));
}

function timeOf(event: EventEnvelope): number {
  return typeof event.timestamp === 'number' ? event.timestamp : 0;
}

function lowerBound(events: readonly EventEnvelope[], atMs: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (timeOf(events[middle] as EventEnvelope) < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
