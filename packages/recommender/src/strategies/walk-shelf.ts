import type { Shelf } from '../crowd/shelf.ts';

/**
 * Calls back with the products of a shelf, best first: of the category where there is one, then of the whole shop (`own` false); at most `most` of
 * each.
 */
export function walkShelf(
  shelf: Shelf,
  category: number,
  visit: (index: number, own: boolean, place: number) => void,
  most: number = Number.POSITIVE_INFINITY,
): void {
  const own = category < 0 ? undefined : shelf.list(category);
  if (own !== undefined)
    for (let place = 0; place < own.size && place < most; place++) visit(own.items[place] as number, true, place);
  const all = shelf.list(-1);
  if (all !== undefined)
    for (let place = 0; place < all.size && place < most; place++) visit(all.items[place] as number, false, place);
}
