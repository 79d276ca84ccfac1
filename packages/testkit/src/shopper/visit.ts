import type { EventEnvelope, Product } from '@quen/protocol';
import { fromMinor } from '@quen/protocol';
import type { Random } from '../random.ts';
import { checkOut } from './check-out.ts';
import { basketProperties, createEventWriter, type EventWriter, itemOf } from './event-writer.ts';
import { topCategory } from './persona.ts';
import { respond } from './respond.ts';
import type { ShopperState } from './shopper-state.ts';
import type { VisitShop } from './visit-shop.ts';

/** How much likelier a product goes into the basket that somebody was led to and chose. */
const ledLift = 2.2;
/** How often being led to something one likes makes a visit longer by a product. */
const stayShare = 0.8;

/**
 * One visit: it lands somewhere, looks at a chain of products (similar ones, companions, or back to a list), puts some in the
 * basket, and may pay. Moves `state`; answers the events in order of time.
 */
export function visit(state: ShopperState, shop: VisitShop, startMs: number, random: Random): EventEnvelope[] {
  const { persona } = state;
  const writer = createEventWriter(persona, startMs, shop.origin, random, shop.personal?.observe);
  state.visits += 1;

  // Who buys tea comes back for tea: consumables are found again in what was bought before.
  const again = state.bought.length > 0 && random.chance(0.35) ? random.pick(state.bought) : null;
  const sought = again ?? shop.flow.draw(persona, random);
  const led = land(writer, state, shop, sought, random);
  let product = led ?? sought;
  let isLed = led !== null;
  if (persona.userId !== undefined && (state.loggedIn || random.chance(0.4))) {
    state.loggedIn = true;
    writer.send('identify', { traits: { email: persona.email ?? '' } });
  }

  let depth = 1 + Math.floor(random.exponential(state.visits > 1 ? 3 : 2.2));
  for (let step = 0; step < depth; step += 1) {
    const found = look(writer, state, shop, product, random);
    const wanted = product === again ? 0.5 : persona.cartRate * (isLed ? ledLift : 1);
    isLed = found !== null;
    if (found && random.chance(stayShare)) depth += 1;
    let added = false;
    if (product.availability === 'in_stock' && random.chance(wanted)) {
      putIn(writer, state, product, random);
      added = true;
    } else if (random.chance(0.04)) {
      writer.send('add_to_wishlist', { items: [itemOf(product)] });
    }
    const companion = random.chance(added ? 0.6 : 0.14) ? shop.flow.companionOf(product, random) : null;
    if (found) {
      product = found;
    } else if (companion) {
      product = companion;
    } else if (random.chance(0.55)) {
      product = shop.flow.similarTo(product, persona, random);
    } else {
      product = shop.flow.draw(persona, random);
      if (step + 1 < depth) product = browse(writer, state, shop, product, random) ?? product;
    }
  }
  if (state.basket.length > 0 && random.chance(0.75)) checkOut(writer, state, shop, random);
  if (persona.userId === undefined) return writer.events;
  return state.loggedIn ? writer.events.map((event) => ({ ...event, userId: persona.userId ?? '' })) : writer.events;
}

/** Where a visit begins; answers the product that a page led to instead of the one that is sought. */
function land(writer: EventWriter, state: ShopperState, shop: VisitShop, product: Product, random: Random): Product | null {
  const way = random.weighted(['home', 'category', 'search', 'product'] as const, (name) =>
    name === 'home' ? 46 : name === 'category' ? 22 : name === 'search' ? 10 : 22,
  );
  if (way === 'product') return null;
  if (way === 'home') {
    writer.page('/', 'home', 'Trang chủ');
    const led = respond(writer, state, shop, { type: 'home' }, random);
    writer.wait(12);
    if (led) return led;
  }
  if (way === 'search') {
    const term = product.title.split(' ').slice(0, 2).join(' ').toLowerCase();
    writer.page(`/tim-kiem?q=${encodeURIComponent(term)}`, 'search', `Tìm: ${term}`);
    writer.send('search', { search_term: term });
    writer.wait(15);
    return null;
  }
  return way === 'category' || random.chance(0.6) ? browse(writer, state, shop, product, random) : null;
}

/** A category's list, on which the product is then picked out, unless another one leads away. */
function browse(writer: EventWriter, state: ShopperState, shop: VisitShop, product: Product, random: Random): Product | null {
  const category = topCategory(product);
  const listed = shop.flow.top(category, 12);
  writer.page(shop.categoryPath(category), 'category', category);
  writer.send('view_item_list', {
    item_list_id: category,
    items: listed.map((entry, index) => itemOf(entry, 1, { id: category, index })),
  });
  const led = respond(writer, state, shop, { type: 'category', category }, random);
  writer.wait(18);
  if (led) return led;
  const index = Math.max(0, listed.indexOf(product));
  writer.send('select_item', { item_list_id: category, items: [itemOf(product, 1, { id: category, index })] });
  return null;
}

/** A product's page; answers another product that it led to. */
function look(writer: EventWriter, state: ShopperState, shop: VisitShop, product: Product, random: Random): Product | null {
  writer.page(product.url, 'product', product.title);
  const price = fromMinor(product.priceMinor ?? 0, product.currency);
  writer.send('view_item', { currency: product.currency, value: price, items: [itemOf(product)] });
  const led = respond(writer, state, shop, { type: 'product', itemId: product.id, category: topCategory(product) }, random);
  writer.wait(random.chance(0.3) ? 90 : 25);
  return led;
}

function putIn(writer: EventWriter, state: ShopperState, product: Product, random: Random): void {
  const quantity = random.chance(0.18) ? random.int(2, 3) : 1;
  const line = state.basket.find((entry) => entry.product.id === product.id);
  if (line) line.quantity += quantity;
  else state.basket.push({ product, quantity });
  writer.send('add_to_cart', basketProperties([{ product, quantity }], product.currency));
  writer.wait(8);
}
