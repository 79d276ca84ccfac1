import type { QuenClient } from '@quen/client';
import type { Decision } from '@quen/protocol';
import { createStorefront, products } from '@quen-example/storefront';
import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { renderToString } from 'react-dom/server';
import { App } from './app.tsx';
import { type PageData, placementsOn, type ShopItem } from './page-data.ts';

export interface ReactStorefrontOptions {
  /** Asks for decisions with the secret key. */
  readonly quen: Pick<QuenClient, 'decide'>;
  /** The publishable key, for the page. */
  readonly key: string;
  /** The page's script, bundled. */
  readonly script: string;
}

const items: readonly ShopItem[] = products.map(({ id, title, brand, category, price, text }) => ({
  id,
  title: title.vi,
  brand,
  category,
  price,
  text: text.vi,
}));
const names: Readonly<Record<string, string>> = {
  'gom-su': 'Gốm sứ',
  'may-tre': 'Mây tre',
  'vai-ao': 'Vải & áo',
  'tra-ca-phe': 'Trà & cà phê',
  'bep-que': 'Bếp quê',
  'nen-huong': 'Nến & hương',
};
const categories = [...new Set(items.map((item) => item.category))].map((id) => ({ id, name: names[id] ?? id }));

/** The shop in React: every page is rendered here with the visitor's decisions in it. Pictures and looks are the plain shop's. */
export function createReactStorefront({ quen, key, script }: ReactStorefrontOptions): Hono {
  const plain = createStorefront();
  const app = new Hono();
  app.get('/pictures/*', (c) => plain.fetch(c.req.raw));
  app.get('/assets/*', (c) =>
    c.req.path === '/assets/react-shop.js' ? c.body(script, 200, { 'content-type': 'text/javascript' }) : plain.fetch(c.req.raw),
  );
  app.get('*', async (c) => {
    const data: PageData = {
      publishableKey: key,
      path: c.req.path,
      items,
      categories,
      decisions: await decisionsFor(quen, c.req.url, getCookie(c, 'quen_id')),
    };
    const shop = renderToString(<App {...data} collector="" />);
    return c.html(document(shop, data));
  });
  return app;
}

/** A shop is never slower or emptier for its recommendations: without an answer the fallbacks are rendered. */
async function decisionsFor(
  quen: Pick<QuenClient, 'decide'>,
  url: string,
  anonymousId: string | undefined,
): Promise<readonly Decision[]> {
  const placements = placementsOn(new URL(url).pathname);
  if (placements.length === 0) return [];
  try {
    const answer = await quen.decide({
      placements,
      page: { url },
      locale: 'vi',
      ...(anonymousId === undefined ? {} : { anonymousId }),
    });
    return answer.decisions;
  } catch {
    return [];
  }
}

function document(shop: string, data: PageData): string {
  // "<" would end the script element early.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nhà Mây · React</title><link rel="icon" href="/assets/mark.svg"><link rel="stylesheet" href="/assets/shop.css"></head>
<body><div id="shop">${shop}</div><script type="application/json" id="page-data">${json}</script>
<script type="module" src="/assets/react-shop.js"></script></body></html>`;
}
