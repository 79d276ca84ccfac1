import {
  type CompiledMerchandising,
  isSellable,
  type Product,
  type ProductsTrace,
  productTitle,
  type RecommendedItem,
  type UnmetPinReason,
} from '@quen/protocol';

/** A list of products as it was made, and what it was asked with. */
export interface ListOfProducts {
  readonly items: readonly RecommendedItem[];
  readonly removed: ProductsTrace['removed'];
  readonly limit: number;
  readonly merchandising: readonly CompiledMerchandising[];
  /** The product the page is about. */
  readonly currentItemId: string | undefined;
  isOnPage(itemId: string): boolean;
  productOf(itemId: string): Product | undefined;
  readonly locale: string;
}

/** Explains a list item by item: scores, what merchandising and exploration did, what filters took out, and pins that could not be met. */
export function traceProducts(list: ListOfProducts): ProductsTrace {
  const there = new Set(list.items.map(({ itemId }) => itemId));
  const unmetPins = pinsOf(list.merchandising)
    .filter(({ itemId }) => !there.has(itemId))
    .map((pin) => ({ ...pin, reason: whyUnmet(pin, list) }));
  return {
    items: list.items.map(({ itemId, product, score, strategy, adjustments }) => ({
      itemId,
      title: productTitle(product, list.locale),
      score,
      strategy,
      ...(adjustments !== undefined && { adjustments }),
    })),
    removed: list.removed,
    ...(unmetPins.length > 0 && { unmetPins }),
  };
}

interface Pin {
  readonly itemId: string;
  readonly position: number;
}

/** The first product at the rule's position, the others behind it. */
function pinsOf(merchandising: readonly CompiledMerchandising[]): readonly Pin[] {
  return merchandising.flatMap((rule) =>
    rule.kind === 'pin' ? rule.itemIds.map((itemId, at) => ({ itemId, position: Math.floor(rule.position) + at })) : [],
  );
}

function whyUnmet({ itemId, position }: Pin, { limit, currentItemId, isOnPage, productOf }: ListOfProducts): UnmetPinReason {
  const product = productOf(itemId);
  if (product === undefined) return 'unknown_product';
  if (!isSellable(product)) return 'not_sellable';
  if (itemId === currentItemId) return 'current_product';
  if (isOnPage(itemId)) return 'on_page';
  return position > limit ? 'beyond_the_end' : 'filtered';
}
