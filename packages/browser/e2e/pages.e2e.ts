import type { RenderedContent } from '@quen/protocol';
import { expect, it } from 'vitest';
import { shopPage } from './fake-collector.ts';
import { describeVisits, eventually } from './visitor.ts';

const message: RenderedContent = { kind: 'message', headline: 'Chào bạn', layout: 'bar' };

describeVisits('pages', (visitor) => {
  for (const api of ['Navigation', 'History']) {
    it(`counts the views of a single-page application by the ${api} API`, async () => {
      if (api === 'History') await visitor.page.addInitScript(() => Reflect.deleteProperty(window, 'navigation'));
      visitor.collector.contents.set('bar', message);
      visitor.collector.pages.set('/', { html: shopPage('<main></main>') });
      await visitor.goto('/');
      await visitor.expectEvents(['page_view']);
      await visitor.page.evaluate(() => {
        history.pushState({}, '', '/giay?id=9#mau');
        document.title = 'Giày';
        const layer = (window as unknown as { dataLayer: unknown[] }).dataLayer;
        layer.push({ ecommerce: null });
        layer.push({ event: 'view_item', ecommerce: { currency: 'VND', items: [{ item_id: 's9', price: '90000' }] } });
        setTimeout(() => {
          const late = document.createElement('div');
          late.dataset['quenPlacement'] = 'bar';
          document.querySelector('main')?.append(late);
        }, 500);
      });
      await visitor.page.waitForSelector('.quen-bar');
      // The placement came late: its question took along what was waiting.
      const asked = visitor.collector.arrivals.findLast((arrival) => arrival.path === '/v1/decide');
      expect(asked?.body.events?.map((event) => event.name)).toEqual(['page_view', 'view_item']);
      expect(asked?.body.page).toMatchObject({ title: 'Giày', referrer: `${visitor.collector.origin}/` });
      await visitor.expectEvents(['page_view', 'page_view', 'view_item', 'exposure']);
      // What the collector told of the page goes along from then on.
      await visitor.page.evaluate(() => (window as unknown as { quen: { refresh: () => void } }).quen.refresh());
      const pages = (): unknown[] =>
        visitor.collector.arrivals.filter((arrival) => arrival.path === '/v1/decide').map((arrival) => arrival.body.page);
      await eventually(() => pages().length).toBe(2);
      expect(pages()[1]).toMatchObject({ title: 'Giày', type: 'product', itemId: 's9' });
      await visitor.page.evaluate(() => history.replaceState({}, '', '#dau'));
      await visitor.page.goBack();
      await visitor.expectEvents(['page_view', 'page_view', 'page_view', 'view_item', 'exposure']);
      expect(visitor.complaints).toEqual([]);
    });
  }

  it('counts one view of a page whose address is replaced at once, after the page before', async () => {
    visitor.collector.pages.set('/', { html: shopPage('') });
    await visitor.goto('/');
    await visitor.expectEvents(['page_view']);
    await visitor.page.evaluate(() => {
      history.pushState({}, '', '/giay');
      history.replaceState({}, '', '/giay?mau=do');
    });
    await visitor.page.waitForTimeout(1500);
    const views = visitor.collector.arrivals.map(({ body }) => [body.page?.url, body.page?.referrer, body.events?.length]);
    const { origin } = visitor.collector;
    expect(views).toEqual([
      [`${origin}/`, '', 1],
      [`${origin}/giay?mau=do`, `${origin}/`, 1],
    ]);
  });

  it('counts one product view however many sources tell of it, and the second one pushed later', async () => {
    const ld = `<script type="application/ld+json">{"@type":"Product","name":"Nón","sku":"SKU-1","offers":{"price":"90000","priceCurrency":"VND"}}</script>`;
    const layer = `<script>window.dataLayer=[{ecommerce:null},{event:'view_item',ecommerce:{currency:'VND',value:90000,items:[{item_id:'1',item_name:'Nón',price:90000}]}}]</script>`;
    visitor.collector.pages.set('/', { html: shopPage(layer + ld) });
    await visitor.goto('/');
    await visitor.expectEvents(['page_view', 'view_item']);
    await visitor.page.evaluate(() => {
      const { dataLayer } = window as unknown as { dataLayer: unknown[] };
      const gtag = function (..._: unknown[]): void {
        // biome-ignore lint/complexity/noArguments: gtag pushes its arguments object
        dataLayer.push(arguments);
      };
      gtag('event', 'view_item', { items: [{ item_id: 'SKU-1' }] });
      gtag('event', 'add_to_cart', { currency: 'VND', value: 90_000, items: [{ item_id: '1', quantity: 2, price: 90_000 }] });
    });
    await visitor.expectEvents(['page_view', 'view_item', 'add_to_cart']);
  });

  it('counts nothing while a page is only prerendered', async () => {
    await visitor.page.addInitScript(() => {
      let prerendering = true;
      Object.defineProperty(document, 'prerendering', { get: () => prerendering });
      (window as unknown as { activate: () => void }).activate = () => {
        prerendering = false;
        document.dispatchEvent(new Event('prerenderingchange'));
      };
    });
    visitor.collector.pages.set('/', { html: shopPage('') });
    await visitor.goto('/');
    await visitor.page.waitForTimeout(1500);
    expect(visitor.collector.arrivals).toEqual([]);
    expect(await visitor.context.cookies()).toEqual([]);
    await visitor.page.evaluate(() => (window as unknown as { activate: () => void }).activate());
    await visitor.expectEvents(['page_view']);
  });

  it('counts a return from the back/forward cache', async () => {
    visitor.collector.pages.set('/', { html: shopPage('') });
    await visitor.goto('/');
    await visitor.expectEvents(['page_view']);
    await visitor.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await visitor.expectEvents(['page_view', 'page_view']);
  });

  it('is one visitor in several tabs', async () => {
    visitor.collector.pages.set('/', { html: shopPage('') });
    await visitor.goto('/');
    await visitor.expectEvents(['page_view']);
    await (await visitor.context.newPage()).goto(visitor.collector.origin);
    await visitor.expectEvents(['page_view', 'page_view']);
    expect(new Set(visitor.collector.arrivals.map((arrival) => arrival.body.anonymousId)).size).toBe(1);
  });

  for (const [name, break_] of [
    [
      'frozen prototypes',
      'for (const one of [Object, Array, Function, String, Promise, Map, Element]) { Object.freeze(one); Object.freeze(one.prototype) }',
    ],
    ['enumerable additions', 'Array.prototype.last = function () {}; Object.prototype.extra = 1; String.prototype.foo = () => 1'],
    ['a fetch that throws', 'window.fetch = () => { throw new Error("blocked") }'],
    [
      'no fetch, storage or observer',
      'delete window.fetch; delete window.IntersectionObserver; Object.defineProperty(window, "localStorage", { get() { throw new Error("no") } })',
    ],
    ['an observer that throws', 'window.IntersectionObserver = class { constructor() { throw new Error("no") } }'],
    ['a broken JSON', 'JSON.stringify = () => { throw new Error("hostile") }'],
    ['a frozen dataLayer', 'window.dataLayer = Object.freeze([])'],
    [
      'an extension that removes what it does not know',
      'new MutationObserver(() => { for (const one of document.querySelectorAll("[class^=quen]")) one.remove() }).observe(document, { childList: true, subtree: true })',
    ],
    [
      'an extension that patches prototypes',
      'for (const name of ["append", "replaceChildren", "setAttribute"]) Element.prototype[name] = () => { throw new Error("patched") }; Array.prototype.filter = () => null; Promise.prototype.then = undefined',
    ],
    [
      'an extension that takes the tag away',
      'addEventListener("DOMContentLoaded", () => document.querySelector("script[data-key]").remove())',
    ],
    ['a page that throws', 'setTimeout(() => { throw new Error("own") }); window.quen = [["nonsense"], null, 7, ["track"]]'],
  ] as const) {
    it(`is not noticed on a page with ${name}`, async () => {
      visitor.collector.contents.set('bar', message);
      visitor.collector.pages.set('/', {
        html: shopPage('<div data-quen-placement="bar"><p class="own">Own</p></div>', `<script>${break_}</script>`),
      });
      await visitor.goto('/');
      await visitor.page.waitForTimeout(700);
      expect(visitor.complaints.filter((complaint) => !complaint.includes('own'))).toEqual([]);
      // Never more than one of them, and an empty place only where somebody emptied it.
      expect(await visitor.page.locator('.own, .quen-bar').count()).toBe(name.includes('removes') ? 0 : 1);
    });
  }
});
