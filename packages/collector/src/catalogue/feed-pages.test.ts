import { describe, expect, it } from 'vitest';
import { feedPages } from './feed-pages.ts';

/** Asks for all pages of a shop that has so many products and gives at most 250 at once. */
function pagesOf(url: string, products: number): URL[] {
  const asked: URL[] = [];
  const pages = feedPages(url);
  for (let page = pages.next(); page.done !== true; ) {
    const address = new URL(page.value);
    asked.push(address);
    const size = Math.min(250, Number(address.searchParams.get('limit')));
    const left = products - (Number(address.searchParams.get('page') ?? 1) - 1) * size;
    page = pages.next({ entries: Math.max(0, Math.min(size, left)) });
  }
  return asked;
}

describe('the pages of a Shopify shop', () => {
  it.each([
    ['', '250', 3],
    ['?limit=500', '250', 3],
    ['?limit=abc', '250', 3],
    ['?limit=', '250', 3],
    ['?limit=0', '250', 3],
    ['?limit=-5', '250', 3],
    ['?limit=100', '100', 7],
  ])('are read to the end: %j', (query, limit, count) => {
    const asked = pagesOf(`https://shop.example/products.json${query}`, 600);
    expect(asked).toHaveLength(count);
    expect(new Set(asked.map(({ searchParams }) => searchParams.get('limit')))).toEqual(new Set([limit]));
  });

  it('are one where the address names it, and of any other feed', () => {
    expect(pagesOf('https://shop.example/products.json?page=2', 600)).toHaveLength(1);
    expect(pagesOf('https://shop.example/feed.xml', 600)).toHaveLength(1);
  });
});
