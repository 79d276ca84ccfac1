import type { Product } from '@quen/protocol';
import { type CategoryId, categories } from './category.ts';
import { candles } from './products/candles.ts';
import { ceramics } from './products/ceramics.ts';
import { clothing } from './products/clothing.ts';
import { pantry } from './products/pantry.ts';
import { rattan } from './products/rattan.ts';
import { teaCoffee } from './products/tea-coffee.ts';
import type { ProductRow, ShopProduct } from './shop-product.ts';

const rows: Record<CategoryId, readonly ProductRow[]> = {
  'gom-su': ceramics,
  'may-tre': rattan,
  'vai-ao': clothing,
  'tra-ca-phe': teaCoffee,
  'bep-que': pantry,
  'nen-huong': candles,
};

/** All products, shelf by shelf; within a shelf the best-selling first. */
export const products: readonly ShopProduct[] = categories.flatMap(({ id }) => rows[id].map((row) => ({ ...row, category: id })));

const byId = new Map(products.map((product) => [product.id, product]));

/** The product with this id; undefined when there is none. */
export function findProduct(id: string): ShopProduct | undefined {
  return byId.get(id);
}

/** The products of a category in the shop's order. */
export function productsOf(category: CategoryId): readonly ShopProduct[] {
  return products.filter((product) => product.category === category);
}

/** Whether it can be ordered now. */
export function isInStock(product: ShopProduct): boolean {
  return product.stock !== 0;
}

/**
 * What goes with a product: what it is used with, best match first, then what goes with that; each once. Ids that are not sold any
 * more are passed over.
 */
export function companionsOf(product: ShopProduct, limit = 6): readonly ShopProduct[] {
  const near = product.goesWith.map(findProduct).filter((other) => other !== undefined);
  const far = near.flatMap((other) => other.goesWith).map(findProduct);
  return [...new Set([...near, ...far])]
    .filter((other) => other !== undefined && other !== product)
    .slice(0, limit) as ShopProduct[];
}

/** A product in the protocol's terms, for whoever takes the shop's catalogue. `addedAtMs` is when it came to the shop. */
export function toProduct(product: ShopProduct, addedAtMs: number): Product {
  return {
    id: product.id,
    title: product.title.vi,
    titles: { en: product.title.en },
    url: `/p/${product.id}`,
    imageUrl: `/pictures/${product.id}.svg`,
    brand: product.brand,
    categories: [`${product.category}/${product.shelf}`],
    currency: 'VND',
    priceMinor: product.price,
    ...(product.was === undefined ? {} : { listPriceMinor: product.was }),
    costMinor: Math.round(product.price * 0.55),
    availability: isInStock(product) ? 'in_stock' : 'out_of_stock',
    ...(product.stock === undefined ? {} : { stock: product.stock }),
    description: product.text.vi,
    createdAtMs: addedAtMs,
    updatedAtMs: addedAtMs,
    verified: true,
  };
}
