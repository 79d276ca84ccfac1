import type { PageEvent, PageItem } from './page-item.ts';

type Node = { readonly [property: string]: unknown };

/** A product of a page with the currency of its price. */
type PricedItem = PageItem & { readonly currency?: string };

/**
 * What a page tells by its schema.org nodes (parsed JSON-LD blocks, microdata or OpenGraph put into the same shape): an Order as a
 * `purchase` event, else the product the page is about as `view_item`. Finds Product, ProductGroup, Offer and Order in arrays, `@graph` and
 * `mainEntity`, and follows `@id` references. Products inside an ItemList are a listing, not a view. Where a page describes several
 * products (related ones, say) the one whose address is the page's counts, else none does.
 *
 * @param nodes One per block.
 * @param pageUrls Addresses of the page: its own and its canonical one.
 */
export const eventFromSchema = (nodes: readonly unknown[], pageUrls: readonly string[]): PageEvent | undefined => {
  const all = flatten(nodes);
  if (!all[0]) return undefined;
  const known = new Map(all.map((node) => [node['@id'], node]));
  // A node that is only an `@id` stands for the one that has it.
  const resolve = (value: unknown): Node[] =>
    list(value).map((node) => (node['@type'] ? node : known.get(node['@id'] || node) || node));

  const itemOf = (product: Node): PricedItem => {
    // From the product down to its price: the variant, the offer, of an AggregateOffer that names no price the offer inside.
    const path: Node[] = [];
    // References may run in a circle.
    for (let node: Node | undefined = product; node && !path[9]; ) {
      path.unshift(node);
      const next: Node[] = read(prices, node) ? [] : resolve(node['hasVariant'] || node['offers'] || node['priceSpecification']);
      // Shopify's `?variant=`: what names it in its address; else the first, and no price from before.
      node = next.find((one) => JSON.stringify(one).includes(wanted)) || next.find((one) => !isBefore(one));
    }
    const price = amount(prices, ...path);
    const item_group_id = read('productGroupID inProductGroupWithID', product);
    return {
      currency: read(currencies, ...path),
      // The shop's own number comes before trade numbers, which several shops share.
      item_id:
        read('sku productID mpn gtin gtin13 gtin12 gtin8 retailer_item_id', ...path) ||
        item_group_id ||
        read('@id url name title', product),
      item_name: read('name title', product, ...path),
      item_brand: textOf(resolve(product['brand'] || product['manufacturer'])),
      // As the page writes it; its levels are split where events are read.
      item_category: read('category', product),
      item_variant: product['hasVariant'] && read('name color size', ...path.slice(-2)),
      price,
      item_url: read('url', ...path) || read('@id', product),
      item_image: read('image', ...path),
      item_availability: read('availability', ...path),
      item_group_id,
      // Of an order's offers: how many.
      quantity: amount('eligibleQuantity', ...path),
    } as PricedItem;
  };
  const wanted = (/variant=\w+/.exec(pageUrls[0] as string) || '\n') as string;
  const isBefore = (node: Node): boolean => /List|Strike|SRP/.test(node['priceType'] as string);

  const order = all.find((node) => /Order$/.test(node['@type'] as string));
  const items = (order ? resolve(order['acceptedOffer']) : all)
    .flatMap((node) => {
      const type = node['@type'] as string;
      if (/Product(Group|Model)?\b/i.test(type)) return [node];
      // An offer names its product from the other side.
      return /Offer\b/.test(type) ? resolve(node['itemOffered']).map((product) => ({ offers: node, ...product })) : [];
    })
    .map(itemOf)
    .filter((item) => item.item_id);
  if (order) {
    const properties = {
      transaction_id: read('orderNumber', order),
      currency: read(currencies, order),
      value: amount('price', order),
      items,
    };
    return { name: 'purchase', properties: properties as PageEvent['properties'] };
  }
  const paths = pageUrls.map(pathOf);
  const mine = items.some((item) => item.item_id !== items[0]?.item_id)
    ? items.filter((item) => paths.includes(pathOf(item.item_url || '?')))
    : items;
  // A product may be mentioned without a price before it is described.
  const found = mine.find((item) => (item.price as number) >= 0) || mine[0];
  if (!found) return undefined;
  const { currency, ...item } = found;
  return { name: 'view_item', properties: { currency, value: item.price, items: [item] } as PageEvent['properties'] };
};
const prices = 'price lowPrice sale_price:amount price:amount';
const currencies = 'priceCurrency price:currency';

/**
 * The nodes a JSON-LD script's text holds; none when it is not JSON. What stands around them is passed over: brackets of a list, and the
 * comment or CDATA marks some themes wrap them in.
 */
export const parseJsonLd = (text: string): unknown => {
  try {
    return JSON.parse(`[${/{.*}/s.exec(text)}]`);
  } catch {}
  return undefined;
};

/** The first of the properties that says something, of the first node that has one, as a text. */
const read = (properties: string, ...nodes: Node[]): string | undefined => {
  return nodes.flatMap((node) => properties.split(' ').map((property) => textOf(node[property]))).find(Boolean);
};

/** A text however it is wrapped: alone, in a list, in a node with a name, a value or an address. */
const textOf = (value: unknown): string | undefined => {
  const [one = ''] = list(value) as unknown[];
  return typeof one === 'object' ? read('@value value contentUrl name url @id', one as Node) : String(one).trim() || undefined;
};

/**
 * A decimal amount, its currency and other signs around it. Thousands may be grouped, after `parsePrice`'s rule but for what takes more to
 * know than a page should carry: of the currencies without decimals only the dong is known.
 */
const amount = (properties: string, ...nodes: Node[]): number | undefined => {
  const text = read(properties, ...nodes) + (read(currencies, ...nodes) || '');
  // A point groups before three digits and a further separator, or the dong's name; a comma before three digits, or two of a lakh and a comma.
  const digits = text.replace(/\.(\d{3})(\.|(?=,|\D*VN))|,(?=[\d,]{3})|[^\d.,]/g, '$1');
  const number = Number.parseFloat(digits.replace(',', '.'));
  return number >= 0 ? number : undefined;
};

/** Path of an address, without host, query and closing slash. */
const pathOf = (url: string): string => {
  return url.replace(/^\w*:?\/\/[^/]*|\/?([?#].*)?$/g, '');
};

/** The nodes with a type in lists, `@graph` and `mainEntity`. */
const flatten = (value: unknown): Node[] => {
  return list(value).flatMap((node) => list([node['@type'] && node, flatten(node['@graph']), flatten(node['mainEntity'])]));
};

/** A list of what may be one, several or nothing. Texts pass as nodes that have no properties. */
const list = (value: unknown): Node[] => {
  return [value].flat(9).filter((one) => one || one === 0) as Node[];
};
