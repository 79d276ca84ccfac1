import type { RankedList } from '../crowd/ranked-list.ts';
import type { Shelf } from '../crowd/shelf.ts';

/** How much of a shelf a strategy reads, where four times the answer is not more. */
export const shelfRead = 128;
/** The same where the shelf's order is not that of the strategy, so that what is asked for may stand further back. */
export const shelfSearched = 256;

/**
 * Calls back with the products of a shelf, best first: of the category where there is one, then of the whole shop (`own` false); at most `most` of
 * each, and none whose key, which falls along the shelf, is below `leastKey`.
 */
export function walkShelf(
  shelf: Shelf,
  category: number,
  visit: (index: number, own: boolean, place: number, key: number) => void,
  most: number = Number.POSITIVE_INFINITY,
  leastKey: number = Number.NEGATIVE_INFINITY,
): void {
  if (category >= 0) walkList(shelf.list(category), true, visit, most, leastKey);
  walkList(shelf.list(-1), false, visit, most, leastKey);
}

function walkList(
  list: RankedList | undefined,
  own: boolean,
  visit: (index: number, own: boolean, place: number, key: number) => void,
  most: number,
  leastKey: number,
): void {
  if (list === undefined) return;
  for (let place = 0; place < list.size && place < most; place++) {
    const key = list.keys[place] as number;
    if (key < leastKey) return;
    visit(list.items[place] as number, own, place, key);
  }
}
