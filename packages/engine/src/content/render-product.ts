import { fromMinor, type ProductCard, pickText, type RecommendedItem } from '@quen/protocol';

/** A recommended product as the page needs it, in the visitor's language. */
export function renderProduct(
  { product, reason, strategy }: RecommendedItem,
  locale: string,
  fallback: string | undefined,
): ProductCard {
  const { priceMinor, listPriceMinor, currency } = product;
  const category = product.categories[0];
  const why = pickText(reason.text, locale, fallback);
  return {
    itemId: product.id,
    title: product.titles === undefined ? product.title : titleOf(product.titles, product.title, locale),
    url: product.url,
    ...(product.imageUrl !== undefined && { imageUrl: product.imageUrl }),
    ...(product.brand !== undefined && { brand: product.brand }),
    ...(category !== undefined && { category }),
    ...(priceMinor !== undefined && { price: fromMinor(priceMinor, currency) }),
    ...(listPriceMinor !== undefined && { listPrice: fromMinor(listPriceMinor, currency) }),
    currency,
    ...(why !== '' && { reason: why }),
    strategy,
  };
}

/** Only the language asked for: another language's title is no better than the product's own. */
function titleOf(titles: { readonly [language: string]: string }, title: string, locale: string): string {
  const base = locale.split('-')[0] ?? locale;
  for (const language of [locale, base]) if (Object.hasOwn(titles, language)) return titles[language] ?? title;
  return title;
}
