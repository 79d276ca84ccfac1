import type { Product } from '@quen/protocol';

/**
 * A product of which only a browser told, with addresses that cannot lead out of the shop: a link elsewhere becomes its path, which leads
 * wherever the shop's own pages are, and a picture from elsewhere is left out.
 *
 * @param isShopHost whether the shop itself named a host, as `shop.example` or `localhost:8080`
 */
export function withOwnAddresses(product: Product, isShopHost: (host: string) => boolean): Product {
  const { imageUrl, ...rest } = product;
  const url = isPath(product.url) || leadsTo(product.url, isShopHost) ? product.url : pathOf(product.url);
  const ownPicture = imageUrl !== undefined && (isPath(imageUrl) || leadsTo(imageUrl, isShopHost));
  return { ...rest, url, ...(ownPicture && { imageUrl }) };
}

function isPath(address: string): boolean {
  return address.startsWith('/');
}

function leadsTo(address: string, isShopHost: (host: string) => boolean): boolean {
  return URL.canParse(address) && isShopHost(new URL(address).host);
}

function pathOf(address: string): string {
  if (!URL.canParse(address)) return '/';
  const { pathname, search } = new URL(address);
  // Two slashes would begin a host again.
  return pathname.replace(/^\/+/, '/') + search;
}
