import { fromMinor, type ProductCard, pickText, productTitle, type RecommendedItem } from '@quen/protocol';

/** A recommended product as the page needs it, in the visitor's language. */
export function renderProduct(
  { product, reason, strategy }: RecommendedItem,
  locale: string,
  fallback: string | undefined,
): ProductCard {
  const { priceMinor, listPriceMinor, currency, imageUrl, brand } = product;
  const category = product.categories[0];
  const why = pickText(reason.text, locale, fallback);
  // Written out: a page has dozens of these, and spreading parts together costs several times as much.
  const card: { -readonly [K in keyof ProductCard]: ProductCard[K] } = {
    itemId: product.id,
    title: productTitle(product, locale),
    url: product.url,
    currency,
    strategy,
  };
  if (imageUrl !== undefined) card.imageUrl = imageUrl;
  if (brand !== undefined) card.brand = brand;
  if (category !== undefined) card.category = category;
  if (priceMinor !== undefined) card.price = fromMinor(priceMinor, currency);
  if (listPriceMinor !== undefined) card.listPrice = fromMinor(listPriceMinor, currency);
  if (why !== '') card.reason = why;
  return card;
}
