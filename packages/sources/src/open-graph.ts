/**
 * A page's OpenGraph tags as a schema.org Product in JSON-LD's shape, when `og:type` says that it is one (`product`,
 * `og:product`, `product.item`); else nothing. Facebook's catalogue names (`product:price:amount`, `product:retailer_item_id` …)
 * and the older `og:price:amount` are both read.
 *
 * @param read Gives the content of the `<meta>` with this property.
 */
export function nodeFromOpenGraph(read: (property: string) => string | null | undefined): object | undefined {
  const of = (name: string): unknown => read(`product:${name}`) || read(`og:${name}`);
  return /product/.test(read('og:type') || '')
    ? {
        '@type': 'Product',
        sku: of('retailer_item_id') || of('retailer_part_no'),
        name: of('title'),
        url: of('url'),
        image: of('image'),
        brand: of('brand'),
        category: of('category'),
        price: of('sale_price:amount') || of('price:amount'),
        priceCurrency: of('price:currency'),
        availability: of('availability'),
      }
    : undefined;
}
