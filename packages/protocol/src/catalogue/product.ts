/** A product of the shop's catalogue. */
export interface Product {
  readonly id: string;
  readonly title: string;
  /** Titles in other languages. */
  readonly titles?: { readonly [language: string]: string };
  readonly url: string;
  readonly imageUrl?: string;
  readonly brand?: string;
  /** Category paths from general to special, `/` between levels: `["giay/chay-bo"]`. The first is the main one. */
  readonly categories: readonly string[];
  /** ISO 4217; currency of all amounts below. */
  readonly currency: string;
  readonly priceMinor?: number;
  /** Price before a reduction. */
  readonly listPriceMinor?: number;
  /** What the shop pays; margins are unknown without it. */
  readonly costMinor?: number;
  readonly availability: 'in_stock' | 'out_of_stock' | 'preorder' | 'discontinued';
  /** Pieces in stock, when known. */
  readonly stock?: number;
  /** Hidden products are never recommended. */
  readonly hidden?: boolean;
  /** Products of one group are variants of each other. */
  readonly groupId?: string;
  readonly description?: string;
  readonly attributes?: { readonly [name: string]: string | number | boolean };
  readonly createdAtMs?: number;
  readonly updatedAtMs?: number;
  /** False when only seen on a page (JSON-LD, dataLayer) and not in an import. */
  readonly verified?: boolean;
}

/** Whether a product may be offered now: not hidden, not sold out, not discontinued. */
export function isSellable(product: Product): boolean {
  if (product.hidden === true || product.stock === 0) return false;
  return product.availability === 'in_stock' || product.availability === 'preorder';
}
