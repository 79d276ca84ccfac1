import { type CartState, type DecideRequest, type Product, toMinor } from '@quen/protocol';

/** The cart of a request as the engine reads it; prices it does not name are the catalogue's. */
export function readCart(
  cart: NonNullable<DecideRequest['cart']>,
  shopCurrency: string,
  productOf: (id: string) => Product | undefined,
  nowMs: number,
): CartState {
  const currency = cart.currency ?? shopCurrency;
  const lines = cart.items.map((item) => {
    const product = productOf(item.item_id);
    const known = product?.currency === currency ? (product.priceMinor ?? null) : null;
    return {
      itemId: item.item_id,
      quantity: item.quantity,
      priceMinor: item.price === undefined ? known : toMinor(item.price, currency),
      categories: [...(product?.categories ?? [])],
    };
  });
  const valueMinor = lines.reduce((sum, line) => sum + line.quantity * (line.priceMinor ?? 0), 0);
  return { lines, valueMinor, currency, updatedAtMs: nowMs };
}
