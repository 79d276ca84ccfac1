import { findProduct } from '../catalogue/catalogue.ts';
import type { Line } from '../data-layer/ecommerce.ts';

/** The cookie the cart is kept in. */
export const cartCookie = 'nhamay_cart';

const maxLines = 30;
const maxQuantity = 20;

/** Reads `id.2~other.1`. What is not a product any more, or not a quantity, is passed over. */
export function readCart(cookie: string | undefined): Line[] {
  const lines: Line[] = [];
  for (const part of (cookie ?? '').split('~').slice(0, maxLines)) {
    const [id = '', amount = ''] = part.split('.');
    const product = findProduct(id);
    const quantity = /^\d{1,2}$/.test(amount) ? Number(amount) : 0;
    if (!product || quantity === 0 || lines.some((line) => line.product === product)) continue;
    lines.push({ product, quantity: Math.min(quantity, maxQuantity) });
  }
  return lines;
}

export function writeCart(lines: readonly Line[]): string {
  return lines.map((line) => `${line.product.id}.${line.quantity}`).join('~');
}

/** The cart with so many more of a product; unknown products and odd quantities change nothing. */
export function addToCart(lines: readonly Line[], id: string, more: number): Line[] {
  const line = lines.find((entry) => entry.product.id === id);
  return setQuantity(lines, id, (line?.quantity ?? 0) + more);
}

/** The cart with a product's quantity set; 0 takes it out. */
export function setQuantity(lines: readonly Line[], id: string, quantity: number): Line[] {
  const product = findProduct(id);
  if (!product || !Number.isInteger(quantity) || quantity < 0) return [...lines];
  const kept = Math.min(quantity, maxQuantity);
  if (kept === 0) return lines.filter((line) => line.product !== product);
  if (!lines.some((line) => line.product === product)) return [...lines, { product, quantity: kept }].slice(0, maxLines);
  return lines.map((line) => (line.product === product ? { product, quantity: kept } : line));
}
