// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { products, productsOf } from './catalogue/catalogue.ts';
import { categories } from './catalogue/category.ts';
import { plain, searchProducts } from './catalogue/search.ts';
import type { DataLayerEntry } from './data-layer/ecommerce.ts';
import { languages, pathIn } from './language.ts';
import { placementNames } from './pages/placement.ts';
import { drawPicture } from './pictures/draw-picture.ts';
import { createStorefront } from './storefront.ts';

const shop = createStorefront({ snippet: { src: '/quen.js', key: 'pk_test' } });
const origin = 'http://shop.test';

async function open(path: string, cookie = ''): Promise<{ status: number; text: string; response: Response }> {
  const response = await shop.request(`${origin}${path}`, { headers: cookie === '' ? {} : { cookie } });
  return { status: response.status, text: await response.text(), response };
}

/** The schema.org nodes of a page, by type. */
function nodesOf(text: string): Map<string, Record<string, never>> {
  const blocks = [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map((found) =>
    JSON.parse(found[1] ?? ''),
  );
  return new Map(blocks.map((node) => [node['@type'], node]));
}

/** What the page pushes onto the data layer when it is read. */
function pushesOf(text: string): DataLayerEntry[] {
  const script = /<script>(window\.dataLayer.*?)<\/script>/s.exec(text)?.[1] ?? '';
  const page: { dataLayer?: DataLayerEntry[] } = {};
  const kept = new Map<string, string>();
  const sessionStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  };
  new Function('window', 'sessionStorage', `with(window){${script}}`)(page, sessionStorage);
  return (page.dataLayer ?? []).filter((entry) => entry.event !== undefined);
}

describe('the catalogue', () => {
  it('has at least sixty products on six shelves, each once, all told in two languages', () => {
    expect(products.length).toBeGreaterThanOrEqual(60);
    expect(categories).toHaveLength(6);
    for (const category of categories) expect(productsOf(category.id).length).toBeGreaterThanOrEqual(10);
    expect(new Set(products.map(({ id }) => id)).size).toBe(products.length);
    for (const product of products) {
      expect(product.id).toMatch(/^[a-z0-9-]+$/);
      for (const language of languages) {
        expect(product.title[language]).not.toBe('');
        expect(product.text[language]).not.toBe('');
      }
      expect(Number.isInteger(product.price)).toBe(true);
      if (product.was !== undefined) expect(product.was).toBeGreaterThan(product.price);
    }
  });

  it('names only products it has as companions', () => {
    const ids = new Set(products.map(({ id }) => id));
    for (const product of products) {
      expect(product.goesWith.filter((id) => !ids.has(id) || id === product.id)).toEqual([]);
    }
  });

  it('draws every product its own picture, always the same', () => {
    const pictures = products.map(drawPicture);
    expect(new Set(pictures).size).toBe(products.length);
    expect(products.map(drawPicture)).toEqual(pictures);
    for (const picture of pictures) {
      expect(picture).toMatch(/^<svg .*<\/svg>$/s);
      expect(picture).not.toMatch(/NaN|undefined/);
      expect(picture.length).toBeLessThan(30_000);
    }
  });

  it('finds words without their marks, in both languages', () => {
    expect(plain('Ấm Trà Đất')).toBe('am tra dat');
    expect(searchProducts('am tra').map(({ id }) => id)).toContain('am-tra-men-ngoc');
    expect(searchProducts('Celadon')[0]?.id).toBe('am-tra-men-ngoc');
    expect(searchProducts('máy xúc')).toEqual([]);
    expect(searchProducts('  ')).toEqual([]);
  });
});

describe.each(languages)('pages in %s', (language) => {
  const at = (path: string): string => pathIn(language, path);

  it('opens every product with a schema.org Product and one view_item', async () => {
    for (const product of products) {
      const { status, text } = await open(at(`/p/${product.id}`));
      expect(status).toBe(200);
      const nodes = nodesOf(text);
      expect(nodes.get('Product')).toMatchObject({
        '@context': 'https://schema.org',
        name: product.title[language],
        sku: product.id,
        image: [`${origin}/pictures/${product.id}.svg`],
        brand: { '@type': 'Brand', name: product.brand },
        offers: {
          '@type': 'Offer',
          price: String(product.price),
          priceCurrency: 'VND',
          availability: expect.stringMatching(/^https:\/\/schema.org\/(In|OutOf)Stock$/),
        },
      });
      expect(nodes.get('BreadcrumbList')?.['itemListElement']).toHaveLength(3);
      expect(pushesOf(text)).toEqual([
        {
          event: 'view_item',
          ecommerce: {
            currency: 'VND',
            value: product.price,
            items: [
              expect.objectContaining({
                item_id: product.id,
                item_category: product.category,
                price: product.price,
                quantity: 1,
              }),
            ],
          },
        },
      ]);
    }
  });

  it('opens every category with its list', async () => {
    for (const category of categories) {
      const { status, text } = await open(at(`/c/${category.id}?sort=cheap`));
      expect(status).toBe(200);
      const ids = productsOf(category.id).map(({ id }) => id);
      expect(nodesOf(text).get('ItemList')).toMatchObject({ numberOfItems: ids.length });
      const [list] = pushesOf(text);
      expect(list?.event).toBe('view_item_list');
      expect(list?.ecommerce?.item_list_id).toBe(category.id);
      expect(list?.ecommerce?.items.map((item) => item.item_id).sort()).toEqual([...ids].sort());
      expect(list?.ecommerce?.items.map((item) => item.index)).toEqual(ids.map((_, index) => index));
      const prices = list?.ecommerce?.items.map((item) => item.price) ?? [];
      expect(prices).toEqual([...prices].sort((a, b) => a - b));
    }
  });

  it('says what was searched for, and offers a way on when nothing is found', async () => {
    const found = await open(at('/tim-kiem?q=ca+phe'));
    expect(pushesOf(found.text).map(({ event }) => event)).toEqual(['view_item_list', 'search']);
    expect(pushesOf(found.text)[1]).toEqual({ event: 'search', search_term: 'ca phe' });
    const nothing = await open(at(`/tim-kiem?q=${encodeURIComponent('</script><b>xe tăng')}`));
    expect(pushesOf(nothing.text)).toEqual([{ event: 'search', search_term: '</script><b>xe tăng' }]);
    expect(nothing.text).toContain('data-quen-placement="search-empty"');
    expect(nothing.text).not.toContain('<b>xe');
  });

  it('takes a cart through checkout to an order that is reported once', async () => {
    const add = await shop.request(`${origin}${at('/gio-hang/them')}`, {
      method: 'POST',
      body: new URLSearchParams({ id: 'mat-ong-hoa-nhan', quantity: '2' }),
      headers: { accept: 'application/json' },
    });
    expect(await add.json()).toEqual({ count: 2 });
    const cookie = add.headers.get('set-cookie')?.split(';')[0] ?? '';
    const cart = await open(at('/gio-hang'), cookie);
    expect(pushesOf(cart.text)).toEqual([
      {
        event: 'view_cart',
        ecommerce: {
          currency: 'VND',
          value: 370_000,
          items: [expect.objectContaining({ item_id: 'mat-ong-hoa-nhan', quantity: 2 })],
        },
      },
    ]);
    expect(pushesOf((await open(at('/dat-hang'), cookie)).text)[0]?.event).toBe('begin_checkout');
    const answer = await shop.request(`${origin}${at('/dat-hang')}`, {
      method: 'POST',
      body: new URLSearchParams({ name: 'Lan', phone: '09', address: 'Huế', coupon: '' }),
      headers: { cookie },
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('set-cookie')).toMatch(/^nhamay_cart=;/);
    const order = await open(answer.headers.get('location') ?? '');
    expect(order.text).toContain('data-quen-placement="order-next"');
    expect(pushesOf(order.text)).toEqual([
      expect.objectContaining({
        event: 'purchase',
        ecommerce: expect.objectContaining({ currency: 'VND', value: 370_000, shipping: 30_000 }),
      }),
    ]);
  });

  it('has one pasted tag on every page, no more', async () => {
    for (const path of ['/', '/c/gom-su', '/p/am-tra-men-ngoc', '/gio-hang', '/tim-kiem?q=tra', '/nowhere']) {
      const { text } = await open(at(path));
      expect(text.match(/quen\.js/g)).toHaveLength(1);
      expect(text).toContain('<script async src="/quen.js" data-key="pk_test"></script>');
    }
  });
});

it('has each placement somewhere, with something in it', async () => {
  const pages = ['/', '/c/gom-su', '/p/am-tra-men-ngoc', '/gio-hang', '/tim-kiem?q=xyz'];
  const text = (await Promise.all(pages.map((path) => open(path)))).map((page) => page.text).join('');
  for (const name of placementNames.filter((entry) => entry !== 'order-next')) {
    expect(text).toMatch(new RegExp(`data-quen-placement="${name}">\\s*<(p|section)`));
  }
});

it('stands alone without the tag', async () => {
  const text = await (await createStorefront().request(`${origin}/`)).text();
  expect(text).not.toContain('quen.js');
  expect(text).toContain('Được nhiều nhà chọn');
});

it('answers what it does not have with 404, and keeps odd carts out', async () => {
  for (const path of ['/p/nothing', '/c/nothing', '/en/p/nothing', '/don-hang/NM1', '/pictures/nothing.svg', '/../x']) {
    expect((await open(path)).status).toBe(404);
  }
  const odd = await open('/gio-hang', 'nhamay_cart=am-tra-men-ngoc.-2~nothing.1~mat-ong-hoa-nhan.1e9~x');
  expect(odd.text).toContain('Giỏ còn trống');
});

it('leads readers of English from a product’s one address to the English page, unless they ask for Vietnamese', async () => {
  const led = await open('/p/am-tra-men-ngoc?x=1', 'nhamay_lang=en');
  expect(led.status).toBe(302);
  expect(led.response.headers.get('location')).toBe('/en/p/am-tra-men-ngoc?x=1');
  const asked = await open('/p/am-tra-men-ngoc?lang=vi', 'nhamay_lang=en');
  expect(asked.status).toBe(200);
  expect(asked.response.headers.get('set-cookie')).toContain('nhamay_lang=vi');
});

it('knows an address with a slash too many', async () => {
  const led = await open('/en/');
  expect([led.status, led.response.headers.get('location')]).toEqual([301, `${origin}/en`]);
});

it('hands out its catalogue as a merchant feed', async () => {
  const { text, response } = await open('/feed.xml');
  expect(response.headers.get('content-type')).toContain('application/xml');
  expect(text.match(/<item>/g)).toHaveLength(products.length);
  expect(text).toContain('<g:sale_price>265000 VND</g:sale_price>');
  expect(text).toContain('<g:product_type>gom-su &gt; am-chen</g:product_type>');
});
