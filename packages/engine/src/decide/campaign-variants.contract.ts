import type { LocalizedText, OfferContent, RecommendationsContent, Variant } from '@quen/protocol';

/** What the tests' campaigns say above what they show. */
export const title: LocalizedText = { vi: 'Dành cho bạn', en: 'For you' };

/** One variant that shows a list of products. */
export function products(limit = 3): (Variant & { readonly content: RecommendationsContent })[] {
  return [{ id: 'v', weight: 1, content: { kind: 'recommendations', title, strategies: ['trending'], limit } }];
}

/** One variant that shows the offer `ten`. */
export const offered: readonly (Variant & { readonly content: OfferContent })[] = [
  { id: 'v', weight: 1, content: { kind: 'offer', offerId: 'ten', headline: title } },
];
