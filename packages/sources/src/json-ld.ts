import type { PageEvent, PageItem } from './page-item.ts';

type Node = Record<string, unknown>;

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
  const known = new Map<unknown, Node>();
  const products: Node[] = [];
  const resolve = (value: unknown): Node[] =>
    list(value)
      .filter(isNode)
      .map((node) => (node['@type'] ? node : (known.get(node['@id']) ?? node)));
  const walk = (value: unknown, visit: (node: Node, type: string) => void, depth = 0): void => {
    for (const node of list(value)) {
      if (!isNode(node) || depth > 5) continue;
      visit(node, list(node['@type']).join());
      walk(node['@graph'], visit, depth + 1);
      walk(node['mainEntity'], visit, depth + 1);
    }
  };
  walk(nodes, (node, type) => {
    if (type && node['@id']) known.set(node['@id'], node);
  });
  walk(nodes, (node, type) => {
    if (/Product(Group|Model)?\b/.test(type)) products.push(node);
    // An offer on its own names its product from the other side.
    else if (/Offer\b/.test(type)) {
      for (const product of resolve(node['itemOffered'])) products.push({ ...product, offers: product['offers'] ?? node });
    }
  });

  // Later mentions of one product (offer after product) add nothing.
  const events = new Map<string, PageEvent>();
  for (const product of products) {
    const event = eventOf(product, pageUrls[0] ?? '', resolve);
    const id = event?.properties.items?.[0]?.item_id;
    if (event && id !== undefined && !(events.has(id) && event.properties.value === undefined)) events.set(id, event);
  }
  const found = [...events.values()];
  if (found.length < 2) return found[0];
  const paths = pageUrls.map(pathOf);
  return found.find(({ properties }) => paths.includes(pathOf(properties.items?.[0]?.item_url ?? '?')));
}

/** The nodes of a JSON-LD script's text; none when it is not JSON. Tolerates the HTML comment or CDATA marks some themes wrap it in. */
export function parseJsonLd(text: string): unknown[] {
  try {
    return list(JSON.parse(text.replace(/^\s*(\/\/)?\s*<!(--|\[CDATA\[)|(\/\/)?\s*(--|\]\])>\s*$/g, '')));
  } catch {
    return [];
  }
}

function eventOf(product: Node, pageUrl: string, resolve: (value: unknown) => Node[]): PageEvent | undefined {
  const variants = resolve(product['hasVariant']);
  // Shopify's `?variant=`: the variant or offer whose own address asks for it; else the first.
  const wanted = /[?&]variant=\w+/.exec(pageUrl)?.[0].slice(1) ?? '\n';
  const pick = (nodes: Node[]): Node =>
    nodes.find((node) => JSON.stringify([node['@id'], node['url'], node['offers']])?.includes(wanted)) ?? nodes[0] ?? {};
  const variant = pick(variants);
  const given = pick(resolve(variant['offers'] ?? product['offers']));
  // An AggregateOffer has a lowest price, or only offers inside.
  const offer = given['price'] === undefined && given['lowPrice'] === undefined ? (resolve(given['offers'])[0] ?? given) : given;
  const specifications = resolve(offer['priceSpecification']);
  const isList = (node: Node): boolean => /(List|Strikethrough|SRP|MSRP)/.test(text(node['priceType']) ?? '');
  const now = specifications.find((node) => !isList(node)) ?? {};
  const before = amount(specifications.find(isList)?.['price']);
  const price = amount(offer['price'] ?? offer['lowPrice'] ?? now['price']);

  const group = text(product['productGroupID'] ?? resolve(product['isVariantOf'])[0]?.['productGroupID']);
  const id = idOf(variant) ?? idOf(offer) ?? idOf(product) ?? group ?? text(product['@id'] ?? product['url'] ?? product['name']);
  if (!id) return undefined;
  const item: Node = { item_id: id };
  const set = (key: string, value: unknown): void => {
    if (value !== undefined && value !== '') item[key] = value;
  };
  set('item_name', text(product['name'] ?? variant['name']));
  set('item_brand', text(resolve(product['brand'])[0] ?? product['brand'] ?? product['manufacturer']));
  const levels = (text(product['category']) ?? '').split(/\s*(?:>|›|\/)\s*/).filter(Boolean);
  levels.slice(0, 5).forEach((level, index) => {
    set(`item_category${index > 0 ? index + 1 : ''}`, level);
  });
  if (variants.length > 0) set('item_variant', text(variant['name'] ?? variant['color'] ?? variant['size']));
  set('price', price);
  if (before !== undefined && price !== undefined && before > price) set('discount', before - price);
  set(
    'item_url',
    text(product['url'] ?? variant['url'] ?? offer['url'] ?? resolve(product['mainEntityOfPage'])[0] ?? product['@id']),
  );
  set('item_image', text(product['image'] ?? variant['image'], 'url'));
  set('item_availability', text(offer['availability'])?.replace(/.*[/:]/, ''));
  if (group !== id) set('item_group_id', group);

  const properties: Node = {};
  const currency = text(offer['priceCurrency'] ?? now['priceCurrency'] ?? given['priceCurrency']);
  if (currency) properties['currency'] = currency;
  if (price !== undefined) properties['value'] = price;
  return { name: 'view_item', properties: { ...properties, items: [item as unknown as PageItem] } };
}

/** The shop's own number comes before trade numbers, which several shops share. */
function idOf(node: Node): string | undefined {
  return text(
    node['sku'] ?? node['productID'] ?? node['mpn'] ?? node['gtin'] ?? node['gtin13'] ?? node['gtin12'] ?? node['gtin8'],
  );
}

/** A text however it is wrapped: alone, in a list, in a node with a name, a value or an address. */
function text(value: unknown, first = 'name'): string | undefined {
  const [one] = list(value);
  const plain = isNode(one) ? (one[first] ?? one['@value'] ?? one['url'] ?? one['contentUrl'] ?? one['@id']) : one;
  return (typeof plain === 'string' || typeof plain === 'number') && plain !== '' ? String(plain).trim() : undefined;
}

/** A decimal amount; thousands may be grouped by commas, and a currency sign may stand around it. */
function amount(value: unknown): number | undefined {
  const digits = (text(value) ?? '').replace(/,(?=\d{3}\b)|[^\d.,]/g, '').replace(',', '.');
  const number = Number(digits || Number.NaN);
  return Number.isFinite(number) ? number : undefined;
}

/** Path of an address, without host, query and closing slash. */
function pathOf(url: string): string {
  return url.replace(/^([a-z]+:)?\/\/[^/]*/i, '').replace(/\/?([?#].*)?$/, '');
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
