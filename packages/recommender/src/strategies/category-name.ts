import type { StrategyContext } from './strategy.ts';

/**
 * The last level of a category's path where a shopper can read it, else undefined: `Giày/Chạy bộ` is `Chạy bộ`, while `giay/chay-bo` is a key
 * for machines.
 */
export function categoryName(context: StrategyContext, category: number): string | undefined {
  const path = context.knowledge.catalogue.categories.names[category];
  const name = path?.slice(path.lastIndexOf('/') + 1);
  return name === undefined || /^[\p{Ll}\p{N}_-]+$/u.test(name) ? undefined : name;
}
