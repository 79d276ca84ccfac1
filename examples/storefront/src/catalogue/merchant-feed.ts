import { isInStock, products } from './catalogue.ts';

/** The catalogue as a Google Merchant feed (RSS 2.0 with the `g:` namespace). `origin` has no slash at the end. */
export function merchantFeed(origin: string): string {
  const items = products.map((product) => {
    const price = product.was === undefined ? product.price : product.was;
    const fields = {
      'g:id': product.id,
      'g:title': product.title.vi,
      'g:description': product.text.vi,
      'g:link': `${origin}/p/${product.id}`,
      'g:image_link': `${origin}/pictures/${product.id}.svg`,
      'g:brand': product.brand,
      'g:product_type': `${product.category} > ${product.shelf}`,
      'g:price': `${price} VND`,
      ...(product.was === undefined ? {} : { 'g:sale_price': `${product.price} VND` }),
      'g:availability': isInStock(product) ? 'in_stock' : 'out_of_stock',
      'g:condition': 'new',
    };
    const inner = Object.entries(fields).map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`);
    return `<item>${inner.join('')}</item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Nhà Mây</title><link>${escapeXml(origin)}</link><description>Đồ nhà làm tay</description>\n${items.join('\n')}\n</channel></rss>\n`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
