import { backInStock } from './back-in-stock.ts';
import { bestSellers } from './best-sellers.ts';
import { boughtTogether } from './bought-together.ts';
import { buyAgain } from './buy-again.ts';
import { cartAddOns } from './cart-add-ons.ts';
import { forYou } from './for-you.ts';
import { goesWith } from './goes-with.ts';
import { newArrivals } from './new-arrivals.ts';
import { popular } from './popular.ts';
import { popularInSegment } from './popular-in-segment.ts';
import { priceDrop } from './price-drop.ts';
import { recentlyViewed } from './recently-viewed.ts';
import { sessionNext } from './session-next.ts';
import { similar } from './similar.ts';
import type { Strategy } from './strategy.ts';
import { trending } from './trending.ts';

/** All ways to recommend, in the order in which the console offers them. */
export const strategies: readonly Strategy[] = [
  forYou,
  sessionNext,
  similar,
  goesWith,
  boughtTogether,
  cartAddOns,
  trending,
  newArrivals,
  bestSellers,
  recentlyViewed,
  buyAgain,
  backInStock,
  priceDrop,
  popularInSegment,
  popular,
];

/** What campaigns may name. */
export const strategyNames: readonly string[] = strategies.map((strategy) => strategy.name);
