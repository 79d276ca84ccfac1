import { eventNamePattern, isJsonObject, type Json, type JsonObject } from '@quen/protocol';

/**
 * Names of Segment's Ecommerce Spec (version 2) and the events they are here. Names that are not listed stay as they are.
 *
 * Source: Segment's documentation "V2 Ecommerce Events" and "B2B SaaS".
 */
export const segmentEventNames: { readonly [name: string]: string } = {
  'Products Searched': 'search',
  'Product List Viewed': 'view_item_list',
  'Product List Filtered': 'view_item_list',
  'Promotion Viewed': 'view_promotion',
  'Promotion Clicked': 'select_promotion',
  'Product Clicked': 'select_item',
  'Product Viewed': 'view_item',
  'Product Added': 'add_to_cart',
  'Product Removed': 'remove_from_cart',
  'Cart Viewed': 'view_cart',
  'Checkout Started': 'begin_checkout',
  'Checkout Step Completed': 'add_shipping_info',
  'Payment Info Entered': 'add_payment_info',
  'Order Completed': 'purchase',
  'Order Refunded': 'refund',
  'Order Cancelled': 'order_cancelled',
  'Product Added to Wishlist': 'add_to_wishlist',
  'Product Removed from Wishlist': 'remove_from_wishlist',
  'Signed Up': 'sign_up',
  'Signed In': 'login',
  'Signed Out': 'logout',
};

/** Events about one product, whose fields stand in the properties themselves. */
const aboutOneProduct = new Set([
  'select_item',
  'view_item',
  'add_to_cart',
  'remove_from_cart',
  'add_to_wishlist',
  'remove_from_wishlist',
]);

/** What is called otherwise there; all else keeps its name. */
const propertyNames: { readonly [name: string]: string } = {
  order_id: 'transaction_id',
  query: 'search_term',
  list_id: 'item_list_id',
};

const productKeys = new Set([
  'product_id',
  'sku',
  'id',
  'name',
  'brand',
  'category',
  'variant',
  'price',
  'quantity',
  'coupon',
  'position',
  'url',
  'image_url',
]);

/**
 * One message of Segment's HTTP API as an event of ours, unchecked: what is wrong with it, the event's own check tells. `track`, `page`,
 * `screen`, `identify`, `group` and `alias` are known.
 */
export function fromSegment(message: JsonObject): JsonObject {
  const { messageId, anonymousId, userId, timestamp, originalTimestamp, sentAt } = message;
  const when = timestamp ?? originalTimestamp;
  return dropMissing({
    messageId,
    // An alias says that two ids are one person: what was the old id is the device here.
    anonymousId: textOf(message['type'] === 'alias' ? (message['previousId'] ?? anonymousId) : anonymousId),
    userId: textOf(userId),
    timestamp: when,
    sentAt,
    name: nameOf(message),
    properties: propertiesOf(message),
    context: contextOf(withPage(message)),
  });
}

/** A shop's numbers are sent as such by some of Segment's clients, and taken for texts by Segment. */
function textOf(id: Json | undefined): Json | undefined {
  return Number.isSafeInteger(id) ? String(id) : id;
}

function nameOf(message: JsonObject): Json | undefined {
  switch (message['type']) {
    case 'identify':
    case 'alias':
      return 'identify';
    case 'page':
      return 'page_view';
    case 'screen':
      return 'screen_view';
    case 'group':
      return 'group';
    default: {
      const event = message['event'];
      if (typeof event !== 'string') return event;
      return Object.hasOwn(segmentEventNames, event) ? segmentEventNames[event] : acceptedName(event);
    }
  }
}

/** Segment takes any text for a name: what the log takes no part of is left out. */
function acceptedName(event: string): string {
  if (eventNamePattern.test(event) || event.trim() === '') return event;
  const kept = event
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_.:/-]+/gu, ' ')
    .trim();
  const name = /^\p{L}/u.test(kept) ? kept : `Event ${kept}`;
  return [...name].slice(0, 100).join('').trim();
}

function propertiesOf(message: JsonObject): JsonObject | undefined {
  const type = message['type'];
  if (type === 'identify') return asObject(message['traits']) ?? {};
  if (type === 'group') return { ...asObject(message['traits']), ...dropMissing({ groupId: message['groupId'] }) };
  const properties = asObject(message['properties']);
  if (type === 'page' || type === 'screen') return namedOf(message, properties);
  if (type !== 'track') return properties;
  const { event } = message;
  const isRenamed = typeof event === 'string' && !Object.hasOwn(segmentEventNames, event) && acceptedName(event) !== event;
  const original = isRenamed ? { originalName: event } : undefined;
  if (properties === undefined) return original;
  const name = nameOf(message);
  const single = typeof name === 'string' && aboutOneProduct.has(name);
  const mapped: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(properties)) {
    if (key === 'products')
      mapped['items'] = Array.isArray(value) ? value.map((product: Json) => itemOf(asObject(product) ?? {})) : value;
    else if (!single || !productKeys.has(key))
      mapped[Object.hasOwn(propertyNames, key) ? (propertyNames[key] ?? key) : key] = value;
  }
  if (single) mapped['items'] = [itemOf(properties)];
  // What the customer paid in all is the order's value; `revenue` leaves out shipping and tax.
  const value = properties['value'] ?? properties['total'] ?? properties['revenue'];
  if (value !== undefined) mapped['value'] = value;
  return { ...mapped, ...original };
}

/** A page's or a screen's own name stands beside the properties there; the browser's client writes it among them, too. */
function namedOf({ name, category }: JsonObject, properties: JsonObject | undefined): JsonObject | undefined {
  const own = dropMissing({ name, category });
  return properties === undefined && Object.keys(own).length === 0 ? undefined : { ...own, ...properties };
}

/** The context with the page that a `page` call is about: clients of servers name it in the properties alone. */
function withPage(message: JsonObject): JsonObject | undefined {
  const context = asObject(message['context']);
  const properties = asObject(message['properties']);
  if (message['type'] !== 'page' || properties === undefined) return context;
  const { url, path, title, referrer } = properties;
  const page = dropMissing({ url, path, title, referrer });
  if (Object.keys(page).length === 0) return context;
  return { ...context, page: { ...page, ...dropMissing(asObject(context?.['page']) ?? {}) } };
}

function itemOf(product: JsonObject): JsonObject {
  const { product_id, sku, id, name, brand, category, variant, price, quantity, coupon, position, url, image_url } = product;
  return dropMissing({
    item_id: product_id ?? sku ?? id,
    item_name: name,
    item_brand: brand,
    item_category: category,
    item_variant: variant,
    price,
    quantity,
    coupon,
    index: position,
    item_url: url,
    item_image: image_url,
  });
}

function contextOf(context: JsonObject | undefined): JsonObject | undefined {
  if (context === undefined) return undefined;
  const page = asObject(context['page']);
  const campaign = asObject(context['campaign']);
  const screen = asObject(context['screen']);
  const library = asObject(context['library']);
  return dropMissing({
    page: page && dropMissing({ url: page['url'], path: page['path'], title: page['title'], referrer: page['referrer'] }),
    campaign:
      campaign &&
      dropMissing({
        source: campaign['source'],
        medium: campaign['medium'],
        name: campaign['name'],
        term: campaign['term'],
        content: campaign['content'],
      }),
    screen: screen && dropMissing({ width: screen['width'], height: screen['height'] }),
    library:
      library && typeof library['name'] === 'string'
        ? { name: library['name'], version: String(library['version'] ?? '') }
        : undefined,
    locale: context['locale'],
    timezone: context['timezone'],
    userAgent: context['userAgent'],
  });
}

function asObject(value: Json | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

/** Without keys that say nothing: Segment's clients send `null` for what they do not know. */
function dropMissing(fields: { readonly [key: string]: Json | undefined }): JsonObject {
  const kept: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined && value !== null) kept[key] = value;
  return kept;
}
