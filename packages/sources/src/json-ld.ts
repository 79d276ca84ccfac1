import type { PageEvent, PageItem } from './page-item.ts';

type Node = { readonly [property: string]: unknown };

/**
 * The product a page is about, as a `view_item` event, from its schema.org nodes: parsed JSON-LD blocks, microdata or OpenGraph put
 * into the same shape. Finds Product, ProductGroup and Offer in arrays, `@graph` and `mainEntity`, and follows `@id` references.
 * Products inside an ItemList are a listing, not a view. Where a page describes several products (related ones, say) the one
 * whose address is the page's counts, else none does.
 *
 * @param nodes One per block.
 * @param pageUrls Addresses of the page: its own and its canonical one.
 */
export function viewFromSchema(nodes: readonly unknown[], pageUrls: readonly string[]): PageEvent | undefined {
  const all = flatten(nodes);
  const known = new Map(all.map((node) => [node['@id'], node]));
  // A node that is only an `@id` stands for the one that has it.
  const resolve = (value: unknown): Node[] =>
    list(value).map((node) => (node['@type'] ? node : known.get(node['@id'] || node) || node));
  const products = all.flatMap((node) => {
    const type = list(node['@type']).join();
    if (/Product(Group|Model)?\b/.test(type)) return [node];
    // An offer on its own names its product from the other side.
    return /Offer\b/.test(type) ? resolve(node['itemOffered']).map((product) => ({ offers: node, ...product })) : [];
  });

  const events = new Map<unknown, PageEvent>();
  for (const product of products) {
    const [id, event] = eventOf(product, pageUrls[0] || '', resolve);
    // A second mention of a product counts when it has a price.
    if (id && (!events.has(id) || event.properties.value !== undefined)) events.set(id, event);
  }
  const found = [...events.values()];
  const paths = pageUrls.map(pathOf);
  return found[1] ? found.find(({ properties: { items = [] } }) => paths.includes(pathOf(items[0]?.item_url || '?'))) : found[0];
}

/** What a JSON-LD script's text holds; nothing when it is not JSON. Tolerates the comment or CDATA marks some themes wrap it in. */
export function parseJsonLd(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^[\s/]*<!(--|\[CDATA\[)|[\s/]*(--|]])>\s*$/g, ''));
  } catch {
    return undefined;
  }
}

function eventOf(product: Node, pageUrl: string, resolve: (value: unknown) => Node[]): [id: string | undefined, PageEvent] {
  // Shopify's `?variant=`: the variant or offer that names it in its address; else the first.
  const wanted = (/variant=\w+/.exec(pageUrl) || ['\n'])[0];
  const pick = (nodes: Node[]): Node => nodes.find((node) => JSON.stringify(node).includes(wanted)) || nodes[0] || {};
  const variant = pick(resolve(product['hasVariant']));
  const given = pick(resolve(variant['offers'] || product['offers']));
  // An AggregateOffer has a lowest price, or only offers inside.
  const offer = read(given, 'price lowPrice') ? given : resolve(given['offers'])[0] || given;
  const prices = resolve(offer['priceSpecification']);
  const isBefore = (price: Node): boolean => /List|Strike|SRP/.test(read(price, 'priceType') || '');
  const now = prices.find((price) => !isBefore(price)) || offer;
  const value = amount(read(offer, 'price lowPrice') || read(now, 'price'));
  const before = amount(read(prices.find(isBefore) || {}, 'price'));

  // The shop's own number comes before trade numbers, which several shops share.
  const ids = 'sku productID mpn gtin gtin13 gtin12 gtin8';
  const group = read(product, 'productGroupID inProductGroupWithID');
  const id = read(variant, ids) || read(offer, ids) || read(product, ids) || group || read(product, '@id url name');
  const [item_category, item_category2, item_category3] = (read(product, 'category') || '').split(/\s*[>›/]\s*/).filter(Boolean);
  const item = {
    item_id: id,
    item_name: read(product, 'name') || read(variant, 'name'),
    item_brand: textOf(resolve(product['brand'])) || read(product, 'manufacturer'),
    item_category,
    item_category2,
    item_category3,
    item_variant: read(variant, 'name color size'),
    price: value,
    discount: before && value && before > value ? before - value : undefined,
    item_url: read(product, 'url') || read(variant, 'url') || read(offer, 'url') || read(product, 'mainEntityOfPage @id'),
    item_image: textOf(product['image'] || variant['image'], 'url contentUrl @id'),
    item_availability: read(offer, 'availability')?.replace(/.*[/:]/, ''),
    item_group_id: group,
  };
  const currency = read(offer, 'priceCurrency') || read(now, 'priceCurrency') || read(given, 'priceCurrency');
  const properties = { currency, value, items: [item as unknown as PageItem] };
  return [id, { name: 'view_item', properties: properties as PageEvent['properties'] }];
}

/** The first of the properties that says something, as a text. */
function read(node: Node, properties: string): string | undefined {
  return properties
    .split(' ')
    .map((property) => textOf(node[property]))
    .find(Boolean);
}

/** A text however it is wrapped: alone, in a list, in a node with a name, a value or an address. */
function textOf(value: unknown, properties = 'name @value url contentUrl @id'): string | undefined {
  const one: unknown = list(value)[0];
  return typeof one === 'object' ? read(one as Node, properties) : one === undefined ? one : String(one).trim();
}

/** A decimal amount; thousands may be grouped by commas, and a currency sign may stand around it. */
function amount(text: string | undefined): number | undefined {
  const number = Number.parseFloat((text || '').replace(/,(?=\d{3})|[^\d.,]/g, '').replace(',', '.'));
  return number >= 0 ? number : undefined;
}

/** Path of an address, without host, query and closing slash. */
function pathOf(url: string): string {
  return url.replace(/^\w*:?\/\/[^/]*|\/?([?#].*)?$/g, '');
}

/** The nodes with a type in lists, `@graph` and `mainEntity`. */
function flatten(value: unknown): Node[] {
  return list(value).flatMap((node) => [
    ...(node['@type'] ? [node] : []),
    ...flatten(node['@graph']),
    ...flatten(node['mainEntity']),
  ]);
}

/** A list of what may be one, several or nothing. Texts pass as nodes that have no properties. */
function list(value: unknown): Node[] {
  return [value].flat(9).filter((one) => one !== undefined && one !== null && one !== '') as Node[];
}
