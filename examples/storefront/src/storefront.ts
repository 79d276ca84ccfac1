import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { getCookie, setCookie } from 'hono/cookie';
import { trimTrailingSlash } from 'hono/trailing-slash';
import { billFor } from './cart/bill.ts';
import { addToCart, cartCookie, readCart, setQuantity, writeCart } from './cart/cart-cookie.ts';
import type { CartInHand, OfferDesk, Quote } from './cart/offer-desk.ts';
import { createOrderBook } from './cart/order-book.ts';
import { findProduct } from './catalogue/catalogue.ts';
import { findCategory } from './catalogue/category.ts';
import { merchantFeed } from './catalogue/merchant-feed.ts';
import type { Line } from './data-layer/ecommerce.ts';
import { type Language, languages, pathIn } from './language.ts';
import { cartPage } from './pages/cart-page.ts';
import { categoryPage } from './pages/category-page.ts';
import { type CheckoutForm, checkoutPage } from './pages/checkout-page.ts';
import { homePage } from './pages/home-page.ts';
import { layout } from './pages/layout.ts';
import { notFoundPage } from './pages/not-found-page.ts';
import { orderPage } from './pages/order-page.ts';
import type { Page, PageFrame, SnippetTag } from './pages/page.ts';
import { productPage } from './pages/product-page.ts';
import { searchPage } from './pages/search-page.ts';
import { drawPicture } from './pictures/draw-picture.ts';

export interface StorefrontOptions {
  /** The pasted tag; without it the shop stands alone. */
  readonly snippet?: SnippetTag;
  /** Says what offers and codes give, and hears of orders; without it the shop has neither. */
  readonly desk?: OfferDesk;
  /** Epoch milliseconds; the system clock when absent. */
  readonly now?: () => number;
}

const languageCookie = 'nhamay_lang';
const visitorCookie = 'quen_id';
const monthSeconds = 30 * 86_400;

const assets = (['shop.css', 'shop.js', 'mark.svg'] as const).map((name) => ({
  name,
  text: readFileSync(new URL(`../public/${name}`, import.meta.url), 'utf8'),
}));
const assetTypes: Record<string, string> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };

/** The demo shop: server-rendered pages, a cart in a cookie, orders in memory. It knows of Quen a script tag, and what its server asks and tells with its own key. */
export function createStorefront(options: StorefrontOptions = {}): Hono {
  const now = options.now ?? Date.now;
  const orders = createOrderBook();
  const app = new Hono();
  app.use(compress());
  app.use(trimTrailingSlash());

  const cartOf = (context: Context): Line[] => readCart(getCookie(context, cartCookie));
  const keepCart = (context: Context, lines: readonly Line[]): void => {
    setCookie(context, cartCookie, writeCart(lines), { path: '/', sameSite: 'Lax', maxAge: monthSeconds });
  };
  const show = (context: Context, language: Language, make: (frame: PageFrame) => Page, status: 200 | 404 | 422 = 200) => {
    const url = new URL(context.req.url);
    const frame: PageFrame = {
      language,
      origin: url.origin,
      path: url.pathname,
      cartCount: cartOf(context).reduce((sum, line) => sum + line.quantity, 0),
      ...(options.snippet ? { snippet: options.snippet } : {}),
    };
    if (getCookie(context, languageCookie) !== language) {
      setCookie(context, languageCookie, language, { path: '/', sameSite: 'Lax', maxAge: monthSeconds });
    }
    context.header('Cache-Control', 'private, no-cache');
    return context.html(layout(make(frame), frame), status);
  };

  const inHand = (context: Context, code = ''): CartInHand => {
    const visitorId = getCookie(context, visitorCookie);
    return { lines: cartOf(context), code, ...(visitorId === undefined ? {} : { visitorId }) };
  };
  const quote = async (cart: CartInHand): Promise<Quote> => {
    if (options.desk !== undefined && cart.lines.length > 0) return options.desk.quote(cart);
    return { savings: [], ...(cart.code === '' ? {} : { refusal: { code: cart.code, why: 'unknown' } }) };
  };

  for (const { name, text } of assets) {
    const type = assetTypes[name.split('.').pop() ?? ''] ?? 'text/plain';
    app.get(`/assets/${name}`, (context) => {
      return context.body(text, 200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'public, max-age=300' });
    });
  }
  app.get('/feed.xml', (context) => {
    return context.body(merchantFeed(new URL(context.req.url).origin), 200, { 'Content-Type': 'application/xml; charset=utf-8' });
  });
  app.get('/pictures/:file{[a-z0-9-]+\\.svg}', (context) => {
    const product = findProduct(context.req.param('file').slice(0, -'.svg'.length));
    if (!product) return context.notFound();
    return context.body(drawPicture(product), 200, {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Cache-Control': 'public, max-age=86400',
    });
  });

  // A feed and a rule know one address of a page; who reads English is led to the English page from there.
  app.get('/:kind{p|c}/:id', async (context, next) => {
    const { pathname, search } = new URL(context.req.url);
    const wanted = context.req.query('lang') ?? getCookie(context, languageCookie);
    return wanted === 'en' ? context.redirect(pathIn('en', `${pathname}${search}`), 302) : next();
  });

  for (const language of languages) {
    const at = (path: string): string => pathIn(language, path);
    app.get(at('/'), (context) => show(context, language, homePage));
    app.get(at('/c/:id'), (context) => {
      const category = findCategory(context.req.param('id') ?? '');
      if (!category) return show(context, language, notFoundPage, 404);
      return show(context, language, (frame) => categoryPage(category, context.req.query('sort') ?? '', frame));
    });
    app.get(at('/p/:id'), (context) => {
      const product = findProduct(context.req.param('id') ?? '');
      if (!product) return show(context, language, notFoundPage, 404);
      return show(context, language, (frame) => productPage(product, frame));
    });
    app.get(at('/tim-kiem'), (context) => show(context, language, (frame) => searchPage(context.req.query('q') ?? '', frame)));
    app.get(at('/gio-hang'), async (context) => {
      const cart = inHand(context);
      const bill = billFor(cart.lines, (await quote(cart)).savings);
      return show(context, language, (frame) => cartPage(cart.lines, bill, frame));
    });
    app.post(at('/gio-hang/them'), async (context) => {
      const form = await context.req.parseBody();
      const lines = addToCart(cartOf(context), String(form['id']), Number(form['quantity'] ?? 1));
      keepCart(context, lines);
      const count = lines.reduce((sum, line) => sum + line.quantity, 0);
      if (context.req.header('accept')?.includes('application/json')) return context.json({ count });
      return context.redirect(at('/gio-hang'), 303);
    });
    app.post(at('/gio-hang/so-luong'), async (context) => {
      const form = await context.req.parseBody();
      keepCart(context, setQuantity(cartOf(context), String(form['id']), Number(form['quantity'])));
      return context.redirect(at('/gio-hang'), 303);
    });
    app.get(at('/dat-hang'), async (context) => {
      const cart = inHand(context);
      if (cart.lines.length === 0) return context.redirect(at('/gio-hang'), 303);
      const bill = billFor(cart.lines, (await quote(cart)).savings);
      return show(context, language, (frame) => checkoutPage({ lines: cart.lines, bill, form: noForm }, frame));
    });
    app.post(at('/dat-hang'), async (context) => {
      const sent = await context.req.parseBody();
      const form = readForm(sent);
      const cart = inHand(context, form.coupon);
      const { lines, visitorId } = cart;
      if (lines.length === 0) return context.redirect(at('/gio-hang'), 303);
      const id = orders.newId();
      const isPlaced = sent['action'] !== 'code' && form.name !== '';
      const { savings, refusal } = await (isPlaced && options.desk ? options.desk.redeem(id, cart) : quote(cart));
      const bill = billFor(lines, savings);
      if (!isPlaced || refusal !== undefined) {
        const checkout = { lines, bill, form, isAnswer: true, ...(refusal && { refusal }) };
        return show(context, language, (frame) => checkoutPage(checkout, frame), isPlaced ? 422 : 200);
      }
      const order = { id, lines, bill, name: form.name, placedAtMs: now() };
      orders.place(order);
      options.desk?.confirm(order, visitorId);
      keepCart(context, []);
      return context.redirect(at(`/don-hang/${id}`), 303);
    });
    app.get(at('/don-hang/:id'), (context) => {
      const order = orders.find(context.req.param('id') ?? '');
      if (!order) return show(context, language, notFoundPage, 404);
      return show(context, language, (frame) => orderPage(order, frame));
    });
  }
  app.notFound((context) => show(context, context.req.path.startsWith('/en') ? 'en' : 'vi', notFoundPage, 404));
  return app;
}

const noForm: CheckoutForm = { name: '', phone: '', address: '', note: '', coupon: '' };

function readForm(sent: Readonly<Record<string, unknown>>): CheckoutForm {
  const text = (name: string, length: number): string =>
    String(sent[name] ?? '')
      .trim()
      .slice(0, length);
  return {
    name: text('name', 80),
    phone: text('phone', 20),
    address: text('address', 200),
    note: text('note', 400),
    coupon: text('coupon', 100),
  };
}
