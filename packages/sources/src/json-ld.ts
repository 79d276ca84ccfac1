import type { PageEvent, PageItem } from './page-item.ts';

type Node = { readonly [property: string]: unknown };

/** What a `view_item` event says, with its one product. */
type View = PageEvent['properties'] & { readonly items: readonly [PageItem] };

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

  const views = all
    .flatMap((node) => {
      const type = node['@type'] as string;
      if (/Product(Group|Model)?\b/.test(type)) return [node];
      // An offer on its own names its product from the other side.
      return /Offer\b/.test(type) ? resolve(node['itemOffered']).map((product) => ({ offers: node, ...product })) : [];
    })
    .map((product) => viewOf(product, pageUrls[0] || '', resolve))
    .filter(({ items: [item] }) => item.item_id);
  const idOf = ({ items: [item] }: View): string => item.item_id;
  const paths = pageUrls.map(pathOf);
  const mine = views.some((view) => idOf(view) !== idOf(views[0] as View))
    ? views.filter(({ items: [item] }) => paths.includes(pathOf(item.item_url || '?')))
    : views;
  // A product may be mentioned without a price before it is described.
  const properties = mine.find(({ value }) => value !== undefined) || mine[0];
  return properties && { name: 'view_item', properties };
}

/** What a JSON-LD script's text holds; nothing when it is not JSON. Tolerates the comment or CDATA marks some themes wrap it in. */
export function parseJsonLd(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^[\s/]*<!(--|\[CDATA\[)|[\s/]*(--|]])>\s*$/g, ''));
  } catch {
    return undefined;
  }
}

function viewOf(product: Node, pageUrl: string, resolve: (value: unknown) => Node[]): View {
  // Shopify's `?variant=`: the variant or offer that names it in its address; else the first.
  const [wanted] = /variant=\w+/.exec(pageUrl) || ['\n'];
  const pick = (nodes: Node[]): Node => nodes.find((node) => JSON.stringify(node).includes(wanted)) || nodes[0] || {};
  const variant = pick(resolve(product['hasVariant']));
  const given = pick(resolve(variant['offers'] || product['offers'] || product));
  // An AggregateOffer has a lowest price, or only offers inside.
  const offer = read('price lowPrice', given) ? given : resolve(given['offers'])[0] || given;
  const prices = resolve(offer['priceSpecification']);
  const isBefore = (price: Node): boolean => /List|Strike|SRP/.test(price['priceType'] as string);
  const now = prices.find((price) => !isBefore(price)) || offer;
  const value = amount(read('price lowPrice', offer, now));
  const before = amount(read('price', prices.find(isBefore) || {}));
  const group = read('productGroupID inProductGroupWithID', product);
  const [item_category, item_category2, item_category3] = (read('category', product) || '').split(/\s*[>›/]\s*/).filter(Boolean);
  const item = {
    // The shop's own number comes before trade numbers, which several shops share.
    item_id:
      read('sku productID mpn gtin gtin13 gtin12 gtin8', variant, offer, product) || group || read('@id url name', product),
    item_name: read('name', product, variant),
    item_brand: textOf(resolve(product['brand'] || product['manufacturer'])),
    item_category,
    item_category2,
    item_category3,
    item_variant: read('name color size', variant),
    price: value,
    discount: before && value && before > value ? before - value : undefined,
    item_url: read('url', product, variant, offer) || read('mainEntityOfPage @id', product),
    item_image: textOf(product['image'] || variant['image'], 'url contentUrl @id'),
    // The last word of what may be an address.
    item_availability: (read('availability', offer) || '').split(/[/:]/).pop() || undefined,
    item_group_id: group,
  };
  return { currency: read('priceCurrency', offer, now, given), value, items: [item] } as unknown as View;
}

/** The first of the properties that says something, of the first node that has one, as a text. */
function read(properties: string, ...nodes: Node[]): string | undefined {
  return nodes.flatMap((node) => properties.split(' ').map((property) => textOf(node[property]))).find(Boolean);
}

/** A text however it is wrapped: alone, in a list, in a node with a name, a value or an address. */
function textOf(value: unknown, properties = 'name @value url contentUrl @id'): string | undefined {
  const [one = ''] = list(value) as unknown[];
  return typeof one === 'object' ? read(properties, one as Node) : String(one).trim() || undefined;
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
  return list(value).flatMap((node) => list([node['@type'] && node, flatten(node['@graph']), flatten(node['mainEntity'])]));
}

/** A list of what may be one, several or nothing. Texts pass as nodes that have no properties. */
function list(value: unknown): Node[] {
  return [value].flat(9).filter((one) => one || one === 0) as Node[];
}
