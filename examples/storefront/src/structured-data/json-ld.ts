import { isInStock } from '../catalogue/catalogue.ts';
import type { ShopProduct } from '../catalogue/shop-product.ts';
import { type Language, pathIn } from '../language.ts';

/** A schema.org node. */
export type SchemaNode = { readonly '@context': 'https://schema.org'; readonly '@type': string; readonly [key: string]: unknown };

/** schema.org Product with its Offer. `origin` is the shop's, without a slash at the end. */
export function productNode(product: ShopProduct, language: Language, origin: string): SchemaNode {
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    '@id': `${origin}${pathIn(language, `/p/${product.id}`)}#product`,
    name: product.title[language],
    sku: product.id,
    productID: product.id,
    description: product.text[language],
    image: [`${origin}/pictures/${product.id}.svg`],
    brand: { '@type': 'Brand', name: product.brand },
    category: `${product.category}/${product.shelf}`,
    url: `${origin}${pathIn(language, `/p/${product.id}`)}`,
    offers: {
      '@type': 'Offer',
      url: `${origin}${pathIn(language, `/p/${product.id}`)}`,
      price: String(product.price),
      priceCurrency: 'VND',
      availability: `https://schema.org/${isInStock(product) ? 'InStock' : 'OutOfStock'}`,
      itemCondition: 'https://schema.org/NewCondition',
    },
  };
}

/** A place on the way from the home page to this one. */
export interface Crumb {
  readonly name: string;
  /** In the page's language. */
  readonly path: string;
}

export function breadcrumbNode(crumbs: readonly Crumb[], origin: string): SchemaNode {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map((crumb, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: crumb.name,
      item: `${origin}${crumb.path}`,
    })),
  };
}

export function itemListNode(name: string, products: readonly ShopProduct[], language: Language, origin: string): SchemaNode {
  return {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    name,
    numberOfItems: products.length,
    itemListElement: products.map((product, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: product.title[language],
      url: `${origin}${pathIn(language, `/p/${product.id}`)}`,
    })),
  };
}

export function storeNode(origin: string): SchemaNode {
  return { '@context': 'https://schema.org', '@type': 'Store', name: 'Nhà Mây', url: origin, currenciesAccepted: 'VND' };
}
