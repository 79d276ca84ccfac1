import type { Product, RecommendationReason } from '@quen/protocol';
import type { StrategyContext } from './strategy.ts';

/** How a reason reads in each language, with the title of the product it refers to. */
export interface ReasonWords {
  vi(title: string): string;
  en(title: string): string;
}

const longestTitle = 60;

/** Claims nothing: for what customers have done too little with to say anything true of it. */
export const mayLike: RecommendationReason = plainReason('may_like', 'Có thể bạn sẽ thích', 'You may like this');

interface Told {
  readonly product: Product;
  readonly words: ReasonWords;
  readonly reason: RecommendationReason;
}

/** Reasons told of late: most products of an answer, and of a page, are there because of the same few. */
const remembered = 256;
const latest: (Told | undefined)[] = new Array(remembered);

/** A reason that refers to another product; {@link mayLike} when there is none. */
export function reasonAbout(context: StrategyContext, because: number, code: string, words: ReasonWords): RecommendationReason {
  const product = because < 0 ? undefined : context.knowledge.catalogue.product(because);
  if (product === undefined) return mayLike;
  const place = because % remembered;
  const told = latest[place];
  if (told !== undefined && told.product === product && told.words === words && told.reason.code === code) return told.reason;
  const vi = words.vi(shorten(product.titles?.['vi'] ?? product.title));
  const en = words.en(shorten(product.titles?.['en'] ?? product.title));
  const reason = { code, itemId: product.id, text: { vi, en } };
  latest[place] = { product, words, reason };
  return reason;
}

/** A reason that refers to nothing else. */
export function plainReason(code: string, vi: string, en: string): RecommendationReason {
  return { code, text: { vi, en } };
}

let characters: Intl.Segmenter | undefined;

function shorten(title: string): string {
  if (title.length <= longestTitle) return title;
  // Not through what a reader takes for one character, of however many codes it is made.
  characters ??= new Intl.Segmenter();
  const cut = title.slice(0, characters.segment(title).containing(longestTitle)?.index);
  const space = cut.lastIndexOf(' ');
  return `${(space > longestTitle / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
