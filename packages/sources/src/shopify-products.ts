import { categoryPath, isJsonObject, type Json, type JsonObject, type Product, type Result } from '@quen/protocol';
import { availabilityOf } from './availability-text.ts';
import { parsePrice } from './parse-price.ts';
import { plainText } from './plain-text.ts';
import { isShopifyAvailable, shopifyStock } from './shopify-stock.ts';

/** What a shop's `products.json` does not say itself. */
export interface ShopifyOptions {
  /** ISO 4217; the feed names none. */
  readonly currency: string;
  /** `https://shop.example`, without a slash at the end; addresses are paths when it is empty. */
  readonly origin: string;
  /** What stands before a product's handle in its address; `/products/` when absent. */
  readonly productPath?: string;
  /** Which id the shop's events carry. With `variant` and `sku`, each variant is a product of its own, grouped by the product. */
  readonly idFrom: 'product' | 'variant' | 'sku';
}

/**
 * Maps one entry of `products` in a Shopify shop's `/products.json` to products, or of what its administration exports, which says more: stock,
 * cost, and what is a draft or not published. A product that is kept whole has the price of its cheapest variant that can be bought, else of its
 * cheapest one. Formats: https://shopify.dev/docs/api/ajax/reference/product, https://shopify.dev/docs/api/admin-rest/latest/resources/product
 */
export function mapShopifyProduct(entry: Json, options: ShopifyOptions): Result<readonly Product[]> {
  const product = objectOf(entry);
  const id = textOf(product?.['id']);
  const title = textOf(product?.['title']);
  if (product === undefined || id === undefined || title === undefined) {
    return {
      ok: false,
      issues: [{ code: 'invalid_request', path: id === undefined ? 'id' : 'title', message: 'not a product of products.json' }],
    };
  }
  const variants = listOf(product['variants'])
    .map(objectOf)
    .filter((variant) => variant !== undefined);
  const images = listOf(product['images']).map(objectOf);
  const imageUrl = textOf(images[0]?.['src']) ?? textOf(objectOf(product['image'])?.['src']);
  const handle = textOf(product['handle']) ?? id;
  const brand = textOf(product['vendor']);
  const category = categoryPath(plainText(textOf(product['product_type']) ?? ''));
  const status = availabilityOf(textOf(product['status']) ?? '');
  const withdrawn = status === 'discontinued' ? status : undefined;
  const createdAtMs = Date.parse(textOf(product['published_at']) ?? textOf(product['created_at']) ?? '');
  const tags = typeof product['tags'] === 'string' ? product['tags'] : listOf(product['tags']).join(', ');
  const description = plainText(textOf(product['body_html']) ?? '');
  const base = {
    categories: category === undefined ? [] : [category],
    currency: options.currency,
    verified: true,
    ...(product['published_at'] === null && { hidden: true }),
    ...(imageUrl !== undefined && { imageUrl }),
    ...(brand !== undefined && { brand: brand.slice(0, 200) }),
    ...(description !== '' && { description: description.slice(0, 10_000) }),
    ...(Number.isFinite(createdAtMs) && { createdAtMs }),
    ...(tags !== '' && { attributes: { tags: tags.slice(0, 1000) } }),
  };
  const url = `${options.origin}${options.productPath ?? '/products/'}${encodeURIComponent(handle)}`;

  if (options.idFrom === 'product') {
    const sellable = variants.filter(isShopifyAvailable);
    const cheapest = cheapestOf(sellable.length > 0 ? sellable : variants, options.currency);
    const availability: Product['availability'] =
      withdrawn ?? (variants.length > 0 && sellable.length === 0 ? 'out_of_stock' : 'in_stock');
    const stock = stockOf(variants);
    return {
      ok: true,
      value: [
        {
          ...base,
          id,
          title: title.slice(0, 1000),
          url,
          availability,
          ...(stock !== undefined && { stock }),
          ...pricesOf(cheapest, options.currency),
        },
      ],
    };
  }
  const products = variants.flatMap((variant): Product[] => {
    const variantId = textOf(variant['id']);
    const ownId = options.idFrom === 'sku' ? (textOf(variant['sku']) ?? variantId) : variantId;
    if (ownId === undefined) return [];
    const variantTitle = textOf(variant['title']);
    const full = variantTitle === undefined || variantTitle === 'Default Title' ? title : `${title} – ${variantTitle}`;
    const own = textOf(objectOf(variant['featured_image'])?.['src']);
    const stock = shopifyStock(variant);
    return [
      {
        ...base,
        id: ownId,
        title: full.slice(0, 1000),
        url: variantId === undefined ? url : `${url}?variant=${variantId}`,
        availability: withdrawn ?? (isShopifyAvailable(variant) ? 'in_stock' : 'out_of_stock'),
        groupId: id,
        ...(stock !== undefined && { stock }),
        ...(own !== undefined && { imageUrl: own }),
        ...pricesOf(variant, options.currency),
      },
    ];
  });
  if (products.length === 0 && variants.length > 0) {
    return {
      ok: false,
      issues: [{ code: 'invalid_request', path: 'variants', message: `no variant has an id by its ${options.idFrom}` }],
    };
  }
  return { ok: true, value: products };
}

/** Of all variants together, where all are counted. */
function stockOf(variants: readonly JsonObject[]): number | undefined {
  let sum: number | undefined;
  for (const variant of variants) {
    const stock = shopifyStock(variant);
    if (stock === undefined) return undefined;
    sum = (sum ?? 0) + stock;
  }
  return sum;
}

function cheapestOf(variants: readonly JsonObject[], currency: string): JsonObject | undefined {
  let best: JsonObject | undefined;
  for (const variant of variants) {
    if (
      best === undefined ||
      (pricesOf(variant, currency).priceMinor ?? Infinity) < (pricesOf(best, currency).priceMinor ?? Infinity)
    )
      best = variant;
  }
  return best;
}

function pricesOf(
  variant: JsonObject | undefined,
  currency: string,
): { priceMinor?: number; listPriceMinor?: number; costMinor?: number } {
  const price = parsePrice(textOf(variant?.['price']) ?? '', currency)?.amountMinor;
  const before = parsePrice(textOf(variant?.['compare_at_price']) ?? '', currency)?.amountMinor;
  const cost = parsePrice(textOf(variant?.['cost']) ?? '', currency)?.amountMinor;
  return {
    ...(price !== undefined && { priceMinor: price }),
    ...(cost !== undefined && { costMinor: cost }),
    ...(price !== undefined && before !== undefined && before > price && { listPriceMinor: before }),
  };
}

function objectOf(value: Json | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** A text or a number as text; ids are numbers in this feed. */
function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
