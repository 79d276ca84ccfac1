import { isSellable, type Product } from '@quen/protocol';
import { z } from 'zod';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';
import { foldText } from '../people/fold-text.ts';
import type { CatalogueHealth } from '../types/recommendations.ts';

const maxProducts = 50;
const maxIds = 200;
/** Of each problem. */
const examples = 10;

/** The catalogue. */
export const productEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('GET /products', {
    query: z.object({ q: z.string().max(200).exactOptional(), ids: z.string().max(20_000).exactOptional() }),
    async answer({ core, query }) {
      const { products } = core;
      const wanted =
        query.ids === undefined || query.ids === ''
          ? search(products.all(), query.q ?? '')
          : query.ids
              .split(',')
              .slice(0, maxIds)
              .flatMap((id) => products.get(id) ?? []);
      return {
        products: wanted.map(({ id, title, imageUrl, priceMinor, currency }) => ({
          id,
          title,
          imageUrl: imageUrl ?? null,
          priceMinor: priceMinor ?? null,
          currency,
        })),
      };
    },
  }),
  defineEndpoint('GET /catalogue/health', {
    answer: async ({ core }) => healthOf(core.products.all()),
  }),
];

/** Products with all words in title, id, brand or category; those whose title begins so go first. */
function search(all: Iterable<Product>, q: string): Product[] {
  const wanted = foldText(q.trim());
  const words = wanted.split(' ');
  const first: Product[] = [];
  const rest: Product[] = [];
  for (const product of all) {
    if (first.length >= maxProducts) break;
    const title = foldText(product.title);
    const text = `${title} ${foldText([product.id, product.brand ?? '', ...product.categories].join(' '))}`;
    if (!words.every((word) => text.includes(word))) continue;
    if (title.startsWith(wanted) || product.id === q.trim()) first.push(product);
    else if (rest.length < maxProducts) rest.push(product);
  }
  return [...first, ...rest].slice(0, maxProducts);
}

const problems: readonly { readonly name: string; readonly isIn: (product: Product) => boolean }[] = [
  { name: 'missingPicture', isIn: ({ imageUrl }) => imageUrl === undefined || imageUrl === '' },
  { name: 'missingPrice', isIn: ({ priceMinor }) => priceMinor === undefined },
  { name: 'missingCategory', isIn: ({ categories }) => categories.length === 0 },
  { name: 'soldOut', isIn: ({ availability, stock }) => availability === 'out_of_stock' || stock === 0 },
  { name: 'unverified', isIn: ({ verified }) => verified === false },
];

function healthOf(all: Iterable<Product>): CatalogueHealth {
  const counts: { [problem: string]: number } = {};
  const found: { problem: string; itemId: string; title: string }[] = [];
  let products = 0;
  let sellable = 0;
  for (const product of all) {
    products++;
    if (isSellable(product)) sellable++;
    for (const { name, isIn } of problems) {
      if (!isIn(product)) continue;
      const count = (counts[name] ?? 0) + 1;
      counts[name] = count;
      if (count <= examples) found.push({ problem: name, itemId: product.id, title: product.title });
    }
  }
  return {
    products,
    sellable,
    missingPicture: counts['missingPicture'] ?? 0,
    missingPrice: counts['missingPrice'] ?? 0,
    missingCategory: counts['missingCategory'] ?? 0,
    soldOut: counts['soldOut'] ?? 0,
    unverified: counts['unverified'] ?? 0,
    examples: found,
  };
}
