import { products } from './catalogue.ts';
import { findCategory } from './category.ts';
import type { ShopProduct } from './shop-product.ts';

/** Lower case and without Vietnamese marks: `Ấm trà` is found by `am tra`. */
export function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}

const index = products.map((product) => {
  const category = findCategory(product.category);
  const title = ` ${plain(`${product.title.vi} ${product.title.en}`)} `;
  const rest = ` ${plain([product.brand, category?.name.vi, category?.name.en, product.text.vi, product.text.en].join(' '))} `;
  return { product, title, rest };
});

/** Products that have every word of the query, those with more of them in their title first. */
export function searchProducts(query: string): readonly ShopProduct[] {
  const words = plain(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 0);
  if (words.length === 0) return [];
  return index
    .filter(({ title, rest }) => words.every((word) => title.includes(` ${word}`) || rest.includes(` ${word}`)))
    .map((entry) => ({ entry, score: words.filter((word) => entry.title.includes(` ${word}`)).length }))
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry.product);
}
