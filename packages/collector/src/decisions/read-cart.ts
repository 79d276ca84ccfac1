import { cartOf } from '@quen/engine';
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
  return cartOf(lines, currency, nowMs);
}
