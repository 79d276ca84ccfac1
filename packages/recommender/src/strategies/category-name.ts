import type { StrategyContext } from './strategy.ts';

/** The name of the category at hand, where a product stands in it and a shopper can read it. */
export function nameAtHand(context: StrategyContext, index: number): string | undefined {
  const { category } = context;
  const isThere = category >= 0 && context.knowledge.catalogue.categoriesOf(index).includes(category);
  return isThere ? categoryName(context, category) : undefined;
}

/**
 * The last level of a category's path where a shopper can read it, else undefined: `Giày/Chạy bộ` is `Chạy bộ`, while `giay/chay-bo` is a key
 * for machines.
 */
export function categoryName(context: StrategyContext, category: number): string | undefined {
  const path = context.knowledge.catalogue.categories.names[category];
  const name = path?.slice(path.lastIndexOf('/') + 1);
  return name === undefined || /^[\p{Ll}\p{N}_-]+$/u.test(name) ? undefined : name;
}
