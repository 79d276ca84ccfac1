import type { RecommendationReason } from '@quen/protocol';
import type { StrategyContext } from './strategy.ts';

/** How a reason reads in each language, with the title of the product it refers to. */
export interface ReasonWords {
  vi(title: string): string;
  en(title: string): string;
}

const longestTitle = 60;

/** A reason that refers to another product; `otherwise` when there is none or the shop no longer has it. */
export function reasonAbout(
  context: StrategyContext,
  because: number,
  code: string,
  words: ReasonWords,
  otherwise: RecommendationReason,
): RecommendationReason {
  const product = because < 0 ? undefined : context.knowledge.catalogue.product(because);
  if (product === undefined) return otherwise;
  const title = (language: string): string => shorten(product.titles?.[language] ?? product.title);
  return { code, itemId: product.id, text: { vi: words.vi(title('vi')), en: words.en(title('en')) } };
}

/** A reason that refers to nothing else. */
export function plainReason(code: string, vi: string, en: string): RecommendationReason {
  return { code, text: { vi, en } };
}

function shorten(title: string): string {
  if (title.length <= longestTitle) return title;
  const cut = title.slice(0, longestTitle);
  const space = cut.lastIndexOf(' ');
  return `${(space > longestTitle / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
