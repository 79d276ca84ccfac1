import { categoryPath, type Issue, type Product, type Result } from '@quen/protocol';
import { availabilityOf } from './availability-text.ts';
import { isInPeriod } from './is-in-period.ts';
import { parsePrice } from './parse-price.ts';
import { plainText } from './plain-text.ts';

/** An entry of a Google Merchant feed: text, or several texts, by attribute name, with or without the `g:` prefix. */
export type MerchantEntry = { readonly [attribute: string]: string | readonly string[] | undefined };

/**
 * Maps an entry of a Google Merchant feed (RSS item, Atom entry or a row of its tab-separated form) to a product. `sale_price` is the
 * price and `price` the list price when both are there and the sale is on and not for nothing; `product_type` (the shop's own) goes before `google_product_category`.
 * Format: https://support.google.com/merchants/answer/7052112
 *
 * @param currency ISO 4217 code for prices that name none
 * @param nowMs when `sale_price_effective_date` is asked whether the sale is on
 */
export function mapMerchantEntry(entry: MerchantEntry, currency: string, nowMs: number): Result<Product> {
  const all = (attribute: string): readonly string[] => textsOf(entry, attribute);
  const one = (attribute: string): string | undefined => all(attribute)[0];
  const issues: Issue[] = [];
  const refuse = (path: string, message: string): void => {
    issues.push({ code: 'invalid_request', path, message });
  };

  const id = one('id');
  if (id === undefined) refuse('id', 'give each product an id');
  const title = one('title');
  if (title === undefined) refuse('title', 'give each product a title');
  const url = one('link');
  if (url === undefined || !/^https?:\/\//i.test(url)) refuse('link', 'give each product an address that begins with https://');
  const listText = one('price');
  const saleText = one('sale_price');
  const list = listText === undefined ? undefined : parsePrice(listText, currency);
  const stated = saleText === undefined ? undefined : parsePrice(saleText, currency);
  if (listText !== undefined && list === undefined) refuse('price', 'write a price like "15.00 USD"');
  if (saleText !== undefined && stated === undefined) refuse('sale_price', 'write a price like "15.00 USD"');
  if (list !== undefined && stated !== undefined && list.currency !== stated.currency) {
    refuse('sale_price', 'give both prices in one currency');
  }
  if (id === undefined || title === undefined || url === undefined || issues.length > 0) return { ok: false, issues };

  const isSale = list === undefined || (stated?.amountMinor !== 0 && isInPeriod(one('sale_price_effective_date') ?? '', nowMs));
  const sale = isSale ? stated : undefined;
  const current = sale ?? list;
  const imageUrl = one('image_link');
  const brand = one('brand');
  const groupId = one('item_group_id');
  const description = one('description');
  const cost = one('cost_of_goods_sold');
  const costPrice = cost === undefined ? undefined : parsePrice(cost, currency);
  const categories = [...all('product_type'), ...all('google_product_category')]
    .map((text) => categoryPath(plainText(text)))
    .filter((path) => path !== undefined);
  const attributes = Object.fromEntries(
    ['color', 'size', 'material', 'pattern', 'gender', 'age_group', 'condition', 'gtin', 'mpn']
      .map((name) => [name, one(name)] as const)
      .filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  return {
    ok: true,
    value: {
      id: id.slice(0, 200),
      title: plainText(title).slice(0, 1000),
      url: url.slice(0, 4000),
      categories: [...new Set(categories)].slice(0, 50),
      currency: current?.currency ?? currency,
      availability: availabilityOf(one('availability') ?? 'in_stock') ?? 'in_stock',
      verified: true,
      ...(current !== undefined && { priceMinor: current.amountMinor }),
      ...(sale !== undefined &&
        list !== undefined &&
        list.amountMinor > sale.amountMinor && { listPriceMinor: list.amountMinor }),
      ...(costPrice !== undefined && costPrice.currency === current?.currency && { costMinor: costPrice.amountMinor }),
      ...(imageUrl !== undefined && { imageUrl: imageUrl.slice(0, 4000) }),
      ...(brand !== undefined && { brand: plainText(brand).slice(0, 200) }),
      ...(groupId !== undefined && { groupId: groupId.slice(0, 200) }),
      ...(description !== undefined && { description: plainText(description).slice(0, 10_000) }),
      ...(Object.keys(attributes).length > 0 && { attributes }),
    },
  };
}

/** Whether the entry's price is another at another time: its sale has a period. */
export function hasSalePeriod(entry: MerchantEntry): boolean {
  return textsOf(entry, 'sale_price').length > 0 && textsOf(entry, 'sale_price_effective_date').length > 0;
}

function textsOf(entry: MerchantEntry, attribute: string): readonly string[] {
  const value = entry[`g:${attribute}`] ?? entry[attribute] ?? entry[attribute.replaceAll('_', ' ')];
  const texts = value === undefined ? [] : typeof value === 'string' ? [value] : value;
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}
