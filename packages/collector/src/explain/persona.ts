import { createProfile, foldProfile } from '@quen/engine';
import type { Json, LoggedEvent, Persona, Product, Profile, ShopSettings } from '@quen/protocol';

/** Something a made-up person did. */
interface Deed {
  readonly daysAgo: number;
  readonly name: string;
  readonly properties?: { readonly [name: string]: Json };
}

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** Enough to be told by, few enough to be read. */
const productsUsed = 6;

/**
 * A made-up person as a profile: folded from a handful of events with the shop's own products, so that every attribute is one that a real
 * visitor could have. The same products and the same time give the same person.
 */
export function personaProfile(persona: Persona, products: Iterable<Product>, shop: ShopSettings, nowMs: number): Profile {
  const some = takeSome(products, shop.currency);
  const deeds = deedsOf[persona](some);
  const anonymousId = `persona-${persona}`;
  const profile = createProfile(`persona_${persona}`, nowMs - (deeds[0]?.daysAgo ?? 0) * dayMs);
  deeds.forEach((deed, index) => {
    const atMs = nowMs - deed.daysAgo * dayMs - (deeds.length - index) * minuteMs;
    foldProfile(profile, eventOf(deed, index, atMs, anonymousId, persona), shop);
  });
  return profile;
}

function takeSome(products: Iterable<Product>, currency: string): readonly Product[] {
  const some: Product[] = [];
  for (const product of products) {
    if (product.currency === currency && product.priceMinor !== undefined && product.availability !== 'out_of_stock') {
      some.push(product);
    }
    if (some.length === productsUsed) break;
  }
  return some;
}

const deedsOf: { readonly [persona in Persona]: (products: readonly Product[]) => readonly Deed[] } = {
  newcomer: () => [page(0, '/')],
  returning: ([first, second]) => [
    page(6, '/'),
    ...view(6, first),
    page(2, '/'),
    ...view(2, second),
    page(0, '/'),
    ...view(0, first),
  ],
  regular: ([first, second, third]) => [
    ...order(60, 'regular-1', first),
    ...order(40, 'regular-2', second),
    ...order(19, 'regular-3', first),
    page(3, '/'),
    ...view(3, third),
    page(0, '/'),
  ],
  bargain_hunter: ([first, second, third]) => [
    { daysAgo: 20, name: 'search', properties: { search_term: 'sale' } },
    ...view(20, first),
    ...order(20, 'bargain-1', first, 'SALE10'),
    { daysAgo: 5, name: 'search', properties: { search_term: 'giảm giá' } },
    ...view(5, second),
    ...view(5, third),
    page(0, '/?utm_source=voucher'),
    ...view(0, second),
  ],
  at_risk: ([first, second]) => [
    ...order(150, 'risk-1', first),
    ...order(135, 'risk-2', second),
    ...order(120, 'risk-3', first),
    ...order(105, 'risk-4', second),
    page(0, '/'),
  ],
};

function page(daysAgo: number, path: string): Deed {
  return { daysAgo, name: 'page_view', properties: { path } };
}

function view(daysAgo: number, product: Product | undefined): readonly Deed[] {
  return product === undefined ? [] : [{ daysAgo, name: 'view_item', properties: { items: [itemOf(product)] } }];
}

function order(daysAgo: number, orderId: string, product: Product | undefined, coupon?: string): readonly Deed[] {
  const value = product?.priceMinor ?? 0;
  const properties: { [name: string]: Json } = {
    transaction_id: orderId,
    value_minor: value,
    items: product === undefined ? [] : [itemOf(product)],
  };
  if (product !== undefined) properties['currency'] = product.currency;
  if (coupon !== undefined) properties['coupon'] = coupon;
  return [page(daysAgo, '/'), ...view(daysAgo, product), { daysAgo, name: 'purchase', properties }];
}

function itemOf({ id, title, priceMinor, categories, brand }: Product): { readonly [name: string]: Json } {
  return {
    item_id: id,
    item_name: title,
    quantity: 1,
    ...(priceMinor !== undefined && { price_minor: priceMinor }),
    ...(categories[0] !== undefined && { item_category: categories[0] }),
    ...(brand !== undefined && { item_brand: brand }),
  };
}

function eventOf(
  { name, properties = {} }: Deed,
  index: number,
  atMs: number,
  anonymousId: string,
  persona: Persona,
): LoggedEvent {
  const path = typeof properties['path'] === 'string' ? properties['path'] : '/';
  return {
    position: index + 1,
    messageId: `${persona}-${index}`,
    name,
    anonymousId,
    userId: null,
    properties,
    context: { page: { url: path, path }, device: { type: 'mobile' } },
    occurredAtMs: atMs,
    receivedAtMs: atMs,
    source: name === 'purchase' ? 'import' : 'browser',
    proof: 'none',
    flags: [],
  };
}
