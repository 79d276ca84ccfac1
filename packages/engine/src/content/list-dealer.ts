import type { RecommendationResult } from '@quen/protocol';

/**
 * Deals recommendations to the placements of a page. Placements that ask for the same list get it in turn, the best going to the first, as if each
 * had asked for what the ones before it left over; but it is asked for once.
 */
export interface ListDealer {
  /** Up to `limit` items of a list, none of which is taken; `ask` asks the recommender for so many. */
  deal(
    list: string,
    limit: number,
    isTaken: (itemId: string) => boolean,
    ask: (limit: number) => RecommendationResult,
  ): DealtItems;
}

export type DealtItems = Pick<RecommendationResult, 'items' | 'removed'>;

/** More would be ranked for placements that may never be looked at. */
const mostAtOnce = 100;

interface AskedList {
  readonly result: RecommendationResult;
  /** The recommender had no more than this. */
  readonly whole: boolean;
  next: number;
}

/** @param wantedOf how many items of a list the placements that are still open may come to want */
export function createListDealer(wantedOf: (list: string) => number): ListDealer {
  const lists = new Map<string, AskedList>();

  function take(
    { result, next }: AskedList,
    limit: number,
    isTaken: (itemId: string) => boolean,
  ): DealtItems & { readonly next: number } {
    const items = [];
    let at = next;
    for (; at < result.items.length && items.length < limit; at++) {
      const item = result.items[at];
      if (item !== undefined && !isTaken(item.itemId)) items.push(item);
    }
    return { items, removed: result.removed, next: at };
  }

  return {
    deal(list, limit, isTaken, ask) {
      const asked = lists.get(list);
      if (asked !== undefined) {
        const dealt = take(asked, limit, isTaken);
        if (dealt.items.length === limit || (asked.whole && dealt.items.length > 0)) {
          asked.next = dealt.next;
          return dealt;
        }
      }
      // Too little is left of it, and the recommender may give way where nothing is: it is asked anew, without what is taken by now.
      const wanted = Math.min(mostAtOnce, Math.max(limit, wantedOf(list)));
      const result = ask(wanted);
      const fresh: AskedList = { result, whole: result.items.length < wanted, next: 0 };
      const dealt = take(fresh, limit, isTaken);
      fresh.next = dealt.next;
      lists.set(list, fresh);
      return dealt;
    },
  };
}
