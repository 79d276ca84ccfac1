import type { Issue, Product } from '@quen/protocol';

const minor = 'in whole minor units';
/** Names that other systems have for our fields. */
const meant: { readonly [name: string]: { readonly field: keyof Product; readonly note?: string } } = {
  price: { field: 'priceMinor', note: minor },
  sale_price: { field: 'priceMinor', note: minor },
  saleprice: { field: 'priceMinor', note: minor },
  price_minor: { field: 'priceMinor', note: minor },
  list_price: { field: 'listPriceMinor', note: minor },
  listprice: { field: 'listPriceMinor', note: minor },
  compare_at_price: { field: 'listPriceMinor', note: minor },
  cost: { field: 'costMinor', note: minor },
  name: { field: 'title' },
  link: { field: 'url' },
  image: { field: 'imageUrl' },
  image_url: { field: 'imageUrl' },
  imageurl: { field: 'imageUrl' },
  image_link: { field: 'imageUrl' },
  imagelink: { field: 'imageUrl' },
  category: { field: 'categories', note: 'a list of paths' },
  product_type: { field: 'categories', note: 'a list of paths' },
  quantity: { field: 'stock' },
  inventory: { field: 'stock' },
  item_group_id: { field: 'groupId' },
};

/** Fields that a product was sent with and does not have, each with what to use; they are left out. */
export function unknownFields(sent: unknown, product: Product): readonly Issue[] {
  return Object.keys(sent as object)
    .filter((name) => !Object.hasOwn(product, name))
    .map((path): Issue => {
      const known = meantBy(path);
      const use =
        known === undefined ? 'put it into attributes' : `use ${known.field}${known.note === undefined ? '' : `, ${known.note}`}`;
      return { code: 'invalid_request', path, message: `is no field of a product and was left out; ${use}` };
    });
}

/** Those of them that say a price where the product has none: without it, it would be another product. */
export function lostPrices(unknown: readonly Issue[], product: Product): readonly Issue[] {
  if (product.priceMinor !== undefined) return [];
  return unknown.filter(({ path }) => meantBy(path)?.field === 'priceMinor');
}

function meantBy(name: string): (typeof meant)[string] | undefined {
  const lower = name.toLowerCase();
  return Object.hasOwn(meant, lower) ? meant[lower] : undefined;
}
