import { fromMinor } from '@quen/protocol';
import type { Random } from '../random.ts';
import { basketProperties, type EventWriter } from './event-writer.ts';
import { respond } from './respond.ts';
import type { ShopperState } from './shopper-state.ts';
import type { VisitShop } from './visit-shop.ts';

/** How long an offer that was seen is remembered. */
const rememberedMs = 7 * 86_400_000;
/** How much likelier somebody pays who has a code in mind. */
const offerLift = 0.3;

/** From the basket to the order, as far as this shopper goes; a basket that is paid for is empty after. */
export function checkOut(writer: EventWriter, state: ShopperState, shop: VisitShop, random: Random): void {
  const { persona, basket } = state;
  const currency = basket[0]?.product.currency ?? 'VND';
  writer.page('/gio-hang', 'cart', 'Giỏ hàng');
  writer.send('view_cart', basketProperties(basket, currency));
  const added = respond(writer, state, shop, { type: 'cart' }, random);
  if (added?.availability === 'in_stock' && !basket.some(({ product }) => product.id === added.id)) {
    basket.push({ product: added, quantity: 1 });
    writer.send('add_to_cart', basketProperties([{ product: added, quantity: 1 }], currency));
  }
  writer.wait(25);
  if (basket.length > 1 && random.chance(0.12)) {
    const dropped = basket.splice(random.int(0, basket.length - 1), 1);
    writer.send('remove_from_cart', basketProperties(dropped, currency));
    writer.wait(6);
  }
  const offer = state.offer !== null && writer.atMs - state.offer.atMs < rememberedMs ? state.offer : null;
  if (!random.chance(Math.min(0.95, persona.buyRate * (1 + (offer === null ? 0 : offerLift * offer.appeal))))) return;
  writer.page('/dat-hang', 'checkout', 'Đặt hàng');
  writer.send('begin_checkout', basketProperties(basket, currency));
  writer.wait(70);
  if (random.chance(0.12)) return;
  if (persona.userId !== undefined && !state.loggedIn) {
    state.loggedIn = true;
    writer.send('identify', { traits: { email: persona.email ?? '' } });
  }
  state.orders += 1;
  const goods = basketProperties(basket, currency);
  const goodsMinor = basket.reduce((sum, line) => sum + (line.product.priceMinor ?? 0) * line.quantity, 0);
  const shippingMinor = goodsMinor >= shop.freeShippingFromMinor ? 0 : shop.shippingMinor;
  const orderId = `DH${writer.atMs.toString(36).toUpperCase()}${random.int(10, 99)}`;
  const code = codeToTry(state, offer?.code, random);
  const off = code === null ? null : claim(writer, state, shop, { code, orderId, shippingMinor });
  const paidShippingMinor = shippingMinor - (off?.shippingMinor ?? 0);
  writer.page(`/don-hang/${orderId}`, 'order', 'Cảm ơn bạn');
  writer.send('purchase', {
    ...goods,
    value: fromMinor(goodsMinor - (off?.goodsMinor ?? 0) + paidShippingMinor, currency),
    shipping: fromMinor(paidShippingMinor, currency),
    transaction_id: orderId,
    ...(off !== null && code !== null ? { coupon: code } : {}),
  });
  respond(writer, state, shop, { type: 'order' }, random);
  state.bought.push(...basket.map((line) => line.product));
  basket.length = 0;
}

/** The code in mind, or one that worked before and may not again. */
function codeToTry({ usedCodes }: ShopperState, inMind: string | undefined, random: Random): string | null {
  if (inMind !== undefined) return random.chance(0.7) ? inMind : null;
  const [former] = usedCodes;
  return former !== undefined && random.chance(0.4) ? former : null;
}

function claim(
  { atMs }: EventWriter,
  { persona, basket, usedCodes, loggedIn }: ShopperState,
  { personal }: VisitShop,
  order: { readonly code: string; readonly orderId: string; readonly shippingMinor: number },
): { readonly goodsMinor: number; readonly shippingMinor: number } | null {
  const { anonymousId, userId } = persona;
  const whose = userId !== undefined && loggedIn ? { anonymousId, userId } : { anonymousId };
  const off = personal?.claim({ ...order, ...whose, lines: [...basket], atMs }) ?? null;
  if (off !== null) usedCodes.push(order.code);
  return off;
}
