import type { EventEnvelope, Product } from '@quen/protocol';
import { fromMinor } from '@quen/protocol';
import type { Random } from '../random.ts';
import { type BasketLine, basketProperties, createEventWriter, type EventWriter, itemOf } from './event-writer.ts';
import { type Persona, topCategory } from './persona.ts';
import type { ProductFlow } from './product-flow.ts';

/** What a shopper carries from visit to visit. */
export interface ShopperState {
  readonly persona: Persona;
  readonly basket: BasketLine[];
  /** Products bought before, oldest first. */
  readonly bought: Product[];
  loggedIn: boolean;
  visits: number;
  orders: number;
}

/** What a visit needs to know of the shop. */
export interface VisitShop {
  readonly flow: ProductFlow;
  readonly origin: string;
  /** Page of a category; `/c/<category>` in the demo shop. */
  readonly categoryPath: (category: string) => string;
  readonly shippingMinor: number;
  readonly freeShippingFromMinor: number;
}

/**
 * One visit: it lands somewhere, looks at a chain of products (similar ones, companions, or back to a list), puts some in the
 * basket, and may pay. Moves `state`; answers the events in order of time.
 */
export function visit(state: ShopperState, shop: VisitShop, startMs: number, random: Random): EventEnvelope[] {
  const { persona } = state;
  const writer = createEventWriter(persona, startMs, shop.origin, random);
  state.visits += 1;

  // Who buys tea comes back for tea: consumables are found again in what was bought before.
  const again = state.bought.length > 0 && random.chance(0.35) ? random.pick(state.bought) : null;
  let product = again ?? shop.flow.draw(persona, random);
  land(writer, shop, product, random);
  if (persona.userId !== undefined && (state.loggedIn || random.chance(0.4))) {
    state.loggedIn = true;
    writer.send('identify', { traits: { email: persona.email ?? '' } });
  }

  const depth = 1 + Math.floor(random.exponential(state.visits > 1 ? 3 : 2.2));
  for (let step = 0; step < depth; step += 1) {
    look(writer, product, random);
    const wanted = product === again ? 0.5 : persona.cartRate;
    let added = false;
    if (product.availability === 'in_stock' && random.chance(wanted)) {
      putIn(writer, state, product, random);
      added = true;
    } else if (random.chance(0.04)) {
      writer.send('add_to_wishlist', { items: [itemOf(product)] });
    }
    const companion = random.chance(added ? 0.6 : 0.14) ? shop.flow.companionOf(product, random) : null;
    if (companion) {
      product = companion;
    } else if (random.chance(0.55)) {
      product = shop.flow.similarTo(product, persona, random);
    } else {
      product = shop.flow.draw(persona, random);
      if (step + 1 < depth) browse(writer, shop, product);
    }
  }
  if (state.basket.length > 0 && random.chance(0.75)) checkOut(writer, state, shop, random);
  if (persona.userId === undefined) return writer.events;
  return state.loggedIn ? writer.events.map((event) => ({ ...event, userId: persona.userId ?? '' })) : writer.events;
}

function land(writer: EventWriter, shop: VisitShop, product: Product, random: Random): void {
  const way = random.weighted(['home', 'category', 'search', 'product'] as const, (name) =>
    name === 'home' ? 46 : name === 'category' ? 22 : name === 'search' ? 10 : 22,
  );
  if (way === 'product') return;
  if (way === 'home') {
    writer.page('/', 'home', 'Trang chủ');
    writer.wait(12);
  }
  if (way === 'search') {
    const term = product.title.split(' ').slice(0, 2).join(' ').toLowerCase();
    writer.page(`/tim-kiem?q=${encodeURIComponent(term)}`, 'search', `Tìm: ${term}`);
    writer.send('search', { search_term: term });
    writer.wait(15);
    return;
  }
  if (way === 'category' || random.chance(0.6)) browse(writer, shop, product);
}

/** A category's list, on which the product is then picked out. */
function browse(writer: EventWriter, shop: VisitShop, product: Product): void {
  const category = topCategory(product);
  const listed = shop.flow.top(category, 12);
  writer.page(shop.categoryPath(category), 'category', category);
  writer.send('view_item_list', {
    item_list_id: category,
    items: listed.map((entry, index) => itemOf(entry, 1, { id: category, index })),
  });
  writer.wait(18);
  const index = Math.max(0, listed.indexOf(product));
  writer.send('select_item', { item_list_id: category, items: [itemOf(product, 1, { id: category, index })] });
}

function look(writer: EventWriter, product: Product, random: Random): void {
  writer.page(product.url, 'product', product.title);
  const price = fromMinor(product.priceMinor ?? 0, product.currency);
  writer.send('view_item', { currency: product.currency, value: price, items: [itemOf(product)] });
  writer.wait(random.chance(0.3) ? 90 : 25);
}

function putIn(writer: EventWriter, state: ShopperState, product: Product, random: Random): void {
  const quantity = random.chance(0.18) ? random.int(2, 3) : 1;
  const line = state.basket.find((entry) => entry.product.id === product.id);
  if (line) line.quantity += quantity;
  else state.basket.push({ product, quantity });
  writer.send('add_to_cart', basketProperties([{ product, quantity }], product.currency));
  writer.wait(8);
}

function checkOut(writer: EventWriter, state: ShopperState, shop: VisitShop, random: Random): void {
  const { persona, basket } = state;
  const currency = basket[0]?.product.currency ?? 'VND';
  writer.page('/gio-hang', 'cart', 'Giỏ hàng');
  writer.send('view_cart', basketProperties(basket, currency));
  writer.wait(25);
  if (basket.length > 1 && random.chance(0.12)) {
    const dropped = basket.splice(random.int(0, basket.length - 1), 1);
    writer.send('remove_from_cart', basketProperties(dropped, currency));
    writer.wait(6);
  }
  if (!random.chance(persona.buyRate)) return;
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
  writer.page(`/don-hang/${orderId}`, 'order', 'Cảm ơn bạn');
  writer.send('purchase', {
    ...goods,
    value: fromMinor(goodsMinor + shippingMinor, currency),
    shipping: fromMinor(shippingMinor, currency),
    transaction_id: orderId,
  });
  state.bought.push(...basket.map((line) => line.product));
  basket.length = 0;
}
