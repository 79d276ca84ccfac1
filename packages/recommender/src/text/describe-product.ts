import { foldDiacritics, type Product } from '@quen/protocol';
import { tokenize } from './tokenize.ts';

const mostTokens = 64;
const mostAttributes = 12;

/**
 * What a product is like, as weighted tokens: its titles, brand, categories (each level), attributes, and its price band (half-octaves, with the
 * neighbouring one at half weight, so that 199 and 201 are alike). At most 64 tokens.
 */
export function describeProduct(product: Product): Map<string, number> {
  const weights = new Map<string, number>();
  const note = (token: string, weight: number): void => {
    const before = weights.get(token);
    if (before !== undefined) weights.set(token, Math.max(before, weight));
    else if (weights.size < mostTokens) weights.set(token, weight);
  };
  for (const path of product.categories.slice(0, 4)) {
    let upTo = '';
    for (const level of path.split('/').slice(0, 6)) {
      upTo = `${upTo}/${level.trim()}`;
      note(`c:${upTo}`, 1.2);
    }
  }
  if (product.brand) note(`b:${product.brand.toLowerCase()}`, 0.8);
  if (product.priceMinor !== undefined && product.priceMinor > 0) {
    const band = Math.log2(product.priceMinor) * 2;
    const nearest = Math.floor(band);
    note(`p:${product.currency}:${nearest}`, 0.5);
    note(`p:${product.currency}:${nearest + (band - nearest < 0.5 ? -1 : 1)}`, 0.25);
  }
  for (const [name, value] of Object.entries(product.attributes ?? {}).slice(0, mostAttributes)) {
    note(`a:${name}=${foldDiacritics(String(value)).toLowerCase().slice(0, 40)}`, 0.6);
  }
  for (const title of new Set([product.title, ...Object.values(product.titles ?? {})]))
    for (const token of tokenize(title)) note(token, 1);
  return weights;
}
