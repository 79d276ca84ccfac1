import type { RecommendationQuery } from '@quen/protocol';
import { hashText, mixHash } from '../catalogue/hash-text.ts';
import type { Knowledge } from './knowledge.ts';

const dayMs = 86_400_000;
const bucketMs = 10 * 60_000;

/** How new products get seen. */
export interface ExplorationOptions {
  /** Share of places for new products where a strategy explores, 0 to 1. */
  readonly share: number;
  /** How long a product counts as new. */
  readonly newForDays: number;
  /** Views after which a product is known well enough. */
  readonly enoughViews: number;
}

/** What became of the share. */
export interface ExplorationReport {
  /** Places in answers of strategies that explore. */
  readonly places: number;
  /** Of these, how many went to new products for the sake of being seen. */
  readonly explored: number;
}

/**
 * Which places of an answer go to new products: each but the first with the probability `share`, by a hash of who asks and the ten minutes it is
 * asked in, so that the same question gets the same answer and a reload does not shuffle the page.
 */
export function exploringPlaces(query: RecommendationQuery, share: number): (place: number) => boolean {
  if (!(share > 0)) return () => false;
  const who = query.person?.id ?? query.session[0]?.itemId ?? query.itemId ?? '';
  const seed = hashText(who, Math.floor(query.nowMs / bucketMs) | 0);
  return (place) => place > 0 && mixHash(seed ^ Math.imul(place, 0x9e3779b1)) / 2 ** 32 < share;
}

/** Moves on every ten minutes and from person to person: where to begin with what all should get their turn in. */
export function turnOf({ person, nowMs }: RecommendationQuery): number {
  return hashText(person?.id ?? '', Math.floor(nowMs / bucketMs) | 0);
}

/** New products with few views, those of the categories at hand first; at most `limit`, rotated so that all get their turn. */
export function newProducts(
  query: RecommendationQuery,
  knowledge: Knowledge,
  categories: readonly number[],
  options: ExplorationOptions,
  limit: number,
): number[] {
  const { arrivals } = knowledge;
  const turn = turnOf(query);
  const oldestMs = query.nowMs - options.newForDays * dayMs;
  const found = new Set<number>();
  for (const category of [...categories, -1]) {
    const list = found.size < limit ? arrivals.list(category) : undefined;
    const fresh: number[] = [];
    for (let place = 0; list !== undefined && place < list.size; place++) {
      // The shelf is in order of the time a product came in, which is its key.
      const createdAtMs = list.keys[place] as number;
      if (!(createdAtMs >= oldestMs)) break;
      const index = list.items[place] as number;
      if (createdAtMs <= query.nowMs && knowledge.viewsOf(index) < options.enoughViews) fresh.push(index);
    }
    for (let at = 0; at < fresh.length && found.size < limit; at++) found.add(fresh[(at + turn) % fresh.length] as number);
  }
  return [...found];
}
