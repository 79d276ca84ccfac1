import type { CartLine, CartState, ConditionTrace, Product } from '@quen/protocol';
import type { CompiledCondition } from '../condition/compile-condition.ts';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import { withAncestors } from '../profile/item-categories.ts';
import type { CompiledOffer } from './compiled-offer.ts';

/** A cart line with a price, as offers reduce it. */
export interface BasketLine {
  /** Its place in the cart. */
  readonly index: number;
  readonly itemId: string;
  readonly quantity: number;
  readonly priceMinor: number;
  /** Quantity × price. */
  readonly valueMinor: number;
  /** What offers taken before have left of it. */
  readonly leftMinor: number;
  /** What the shop pays for all pieces; null when it is not known. */
  readonly costMinor: number | null;
}

/** The lines of a cart that have a price and at least one piece. */
export function basketOf(
  cart: CartState,
  currency: string,
  productOf: (itemId: string) => Product | undefined,
): readonly BasketLine[] {
  return cart.lines.flatMap((line, index) => {
    const { itemId, quantity, priceMinor } = line;
    if (priceMinor === null || !isAmount(priceMinor) || !isAmount(quantity) || quantity < 1) return [];
    const valueMinor = priceMinor * quantity;
    const product = productOf(itemId);
    const cost = product?.currency === currency ? product.costMinor : undefined;
    const costMinor = cost === undefined ? null : cost * quantity;
    return [{ index, itemId, quantity, priceMinor, valueMinor, leftMinor: valueMinor, costMinor }];
  });
}

/** The lines an offer reduces, by its own condition on lines. */
export function qualifyingLines(
  offer: CompiledOffer,
  basket: readonly BasketLine[],
  context: EvaluationContext,
): readonly BasketLine[] {
  const { lines } = offer;
  if (lines === null) return basket;
  return basket.filter(({ index }) => {
    const line = context.cart.lines[index];
    return line !== undefined && lines.test({ ...context, line: withAllCategories(line) });
  });
}

/** What a condition on lines finds in each line of the cart. */
export function traceLines(
  condition: CompiledCondition,
  context: EvaluationContext,
): readonly { readonly index: number; readonly itemId: string; readonly condition: ConditionTrace }[] {
  return context.cart.lines.map((line, index) => ({
    index,
    itemId: line.itemId,
    condition: condition.explain({ ...context, line: withAllCategories(line) }),
  }));
}

/** A condition on a category holds for the ones below it too. */
function withAllCategories(line: CartLine): CartLine {
  return { ...line, categories: [...new Set(line.categories.flatMap(withAncestors))] };
}

function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
