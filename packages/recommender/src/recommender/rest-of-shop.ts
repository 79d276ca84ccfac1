import type { PlannedRejection } from '../merchandising/merchandising-plan.ts';
import type { StrategyContext } from '../strategies/strategy.ts';
import { turnOf } from './exploration.ts';

/** Products looked at beyond the shelves once something is found, and as many of the same brands: half a millisecond each. */
const mostLooked = 2_000;
/** Neighbours in the catalogue are often variants of one product, but near in memory: a few are looked at, then a few far away. */
const piece = 32;
/** Brands whose products are looked for. */
const mostBrands = 3;

/**
 * All that is on sale, for answers that the strategies leave short: the shelf of what is popular to its end, then products from all over the catalogue, then
 * more of the categories and brands that something was found in, as rules mostly go by these. Where rules let few products through, it is just these; where
 * nothing was found at all the whole catalogue is gone through. Some come more than once.
 *
 * @param rejections the rules of the question.
 * @param found what the answer holds; it may grow meanwhile.
 */
export function* restOfShop(
  context: StrategyContext,
  rejections: readonly PlannedRejection[],
  found: ReadonlySet<number>,
): Generator<number, void, void> {
  const { catalogue, rareMatches } = context.knowledge;
  if (context.category >= 0) yield* shelved(context, context.category);
  yield* shelved(context, -1);
  const matches = rareMatches.of(rejections, context.nowMs);
  if (matches !== undefined) return yield* matches;
  const { slots, sellable } = catalogue;
  const pieces = Math.ceil(slots / piece);
  const step = coprimeStep(pieces);
  let at = pieces === 0 ? 0 : turnOf(context.query) % pieces;
  let looked = 0;
  for (let left = pieces; left > 0 && (looked < mostLooked || found.size === 0); left--) {
    const end = Math.min(slots, (at + 1) * piece);
    for (let index = at * piece; index < end; index++) if (sellable[index] === 1) yield index;
    looked += piece;
    at = (at + step) % pieces;
  }
  if (looked < slots) yield* alike(context, found);
}

function* alike(context: StrategyContext, found: ReadonlySet<number>): Generator<number, void, void> {
  const { catalogue } = context.knowledge;
  const categories = new Set<number>();
  const brands = new Set<number>();
  for (const index of found) {
    const category = catalogue.categoriesOf(index)[0];
    const brand = catalogue.brandOf[index] as number;
    if (category !== undefined) categories.add(category);
    if (brand >= 0 && brands.size < mostBrands) brands.add(brand);
  }
  for (const category of categories) yield* shelved(context, category);
  let looked = 0;
  for (const brand of brands) {
    for (let index = 0; index < catalogue.slots && looked < mostLooked; index++) {
      if (catalogue.brandOf[index] !== brand || catalogue.sellable[index] !== 1) continue;
      looked++;
      yield index;
    }
  }
}

function* shelved({ knowledge }: StrategyContext, category: number): Generator<number, void, void> {
  const list = knowledge.popular.list(category);
  for (let place = 0; list !== undefined && place < list.size; place++) {
    const index = list.items[place] as number;
    if (knowledge.catalogue.sellable[index] === 1) yield index;
  }
}

/** Leads through all of so many places, each far from the last: about the golden ratio of them. */
function coprimeStep(places: number): number {
  let step = Math.max(1, Math.floor(places * 0.618));
  while (greatestDivisor(places, step) > 1) step++;
  return step;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
