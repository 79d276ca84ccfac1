import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { buildSnippet } from '../../packages/browser/build.js';
import { type FakeCollector, shopPage, startFakeCollector } from '../../packages/browser/e2e/fake-collector.ts';
import { type Figure, median } from './figure.ts';
import { inProfile } from './in-profile.ts';
import { benchSnippetTime } from './snippet-time.ts';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP www.shop.example 127.0.0.1',
];
const outageMs = 20_000;
const five = ['e1', 'e2', 'e3', 'e4', 'e5'];

interface Quen {
  track(name: string, properties?: object): void;
}

/** The snippet's figures in a real Chromium: weight, main-thread time, requests, delivery. */
export async function bench(log: (line: string) => void): Promise<Figure[]> {
  const files = await buildSnippet();
  const weightOf = (name: string): number => gzipSync(files[name] ?? '', { level: 9 }).length;
  const browser = await chromium.launch({ executablePath, args });
  try {
    log('main-thread time …');
    const time = await benchSnippetTime(executablePath, args);
    log('requests …');
    const requests = await measureRequests(browser);
    log('tracking …');
    const tracking = await measureTracking(browser);
    log(`delivery, with outages of ${outageMs / 1000} s …`);
    const delivery = await measureDelivery(browser);
    return [
      figure('quen.js gzip', weightOf('quen.js'), 'bytes', '≤ 7000', (value) => value <= 7000),
      figure('inline stub gzip', weightOf('quen-stub.js'), 'bytes', '≤ 400', (value) => value <= 400),
      ...time,
      figure('requests on the first page view', requests.requests, 'requests', '1', (value) => value === 1),
      figure(
        'preflights on the first page view, collector on another origin',
        requests.preflights,
        'requests',
        '0',
        (value) => value === 0,
      ),
      figure('1000 track() calls', tracking.ms, 'ms', '≤ 60', (value) => value <= 60),
      figure('longest task of 1000 track() calls', tracking.longestTaskMs, 'ms', '≤ 50', (value) => value <= 50),
      figure('bytes a batched event', tracking.bytesPerEvent, 'bytes', '≤ 300', (value) => value <= 300),
      ...delivery.flatMap(({ name, lost, doubled }) => [
        figure(`lost of five: ${name}`, lost, 'events', '0', (value) => value === 0),
        figure(`sent again of five: ${name}`, doubled, 'events', null, null),
      ]),
    ];
  } finally {
    await browser.close();
  }
}

function figure(
  name: string,
  value: number,
  unit: string,
  goal: string | null,
  isMet: ((value: number) => boolean) | null,
): Figure {
  return { name, value, unit, baseline: null, ratio: null, goal, met: isMet ? isMet(value) : null };
}

async function measureRequests(browser: Browser): Promise<{ requests: number; preflights: number }> {
  const [shop, other] = [await startFakeCollector(), await startFakeCollector()];
  const html = shopPage('<div data-quen-placement="home"></div>');
  shop.pages.set('/', { html });
  shop.pages.set('/other', { html: html.replace('/quen.js', `${other.origin}/quen.js`) });
  for (const path of ['/', '/other']) {
    await inProfile(browser, async (page) => {
      await page.goto(shop.origin + path);
      await page.waitForTimeout(900);
    });
  }
  const counted = {
    requests: shop.arrivals.length,
    preflights: other.arrivals.filter(({ method }) => method === 'OPTIONS').length,
  };
  await Promise.all([shop.close(), other.close()]);
  return counted;
}

async function measureTracking(browser: Browser): Promise<{ ms: number; longestTaskMs: number; bytesPerEvent: number }> {
  const runs: { ms: number; longestTaskMs: number }[] = [];
  let bytesPerEvent = 0;
  for (let round = 0; round < 5; round++) {
    const shop = await startFakeCollector();
    shop.pages.set('/', { html: shopPage('') });
    await inProfile(browser, async (page) => {
      await page.goto(shop.origin);
      await waitUntil(() => shop.events().length === 1);
      runs.push(
        await page.evaluate(async () => {
          let longestTaskMs = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, entry.duration);
          }).observe({ type: 'longtask' });
          const { quen } = window as unknown as { quen: Quen };
          const started = performance.now();
          for (let index = 0; index < 1000; index++) quen.track('bench_event', { index, label: 'cart drawer', value: 129_000 });
          const ms = performance.now() - started;
          await new Promise((resolve) => setTimeout(resolve, 2000));
          return { ms, longestTaskMs };
        }),
      );
      await waitUntil(() => shop.events().length === 1001);
    });
    const batches = shop.arrivals.filter(({ body }) => body.events?.some((event) => event.name === 'bench_event'));
    bytesPerEvent = batches.reduce((sum, { body }) => sum + Buffer.byteLength(JSON.stringify(body)), 0) / 1000;
    await shop.close();
  }
  return {
    ms: median(runs.map(({ ms }) => ms)),
    longestTaskMs: Math.max(...runs.map(({ longestTaskMs }) => longestTaskMs)),
    bytesPerEvent,
  };
}

interface Delivery {
  readonly name: string;
  /** Of the five, never taken. */
  readonly lost: number;
  /** Arrivals beyond the first of each, all with a known message id: they are counted once. */
  readonly doubled: number;
}

/** Five events, then a misfortune; the cases run side by side, since most of their time is waiting. */
function measureDelivery(browser: Browser): Promise<Delivery[]> {
  const cases: [name: string, run: (page: Page, context: BrowserContext, shop: FakeCollector) => Promise<void>][] = [
    ['navigation', async (page, _context, shop) => void (await page.goto(`${shop.origin}/next`))],
    [
      'tab closed',
      async (page) => {
        await page.waitForTimeout(50);
        await page.close({ runBeforeUnload: true });
      },
    ],
    [
      '20 s offline',
      async (page, context) => {
        await page.waitForTimeout(outageMs);
        await context.setOffline(false);
      },
    ],
    [
      'offline and reload',
      async (page, context, shop) => {
        await page.waitForTimeout(2000);
        // A page cannot be loaded offline: the collector is gone, and the page comes from the shop.
        shop.mode = 'down';
        await context.setOffline(false);
        await page.reload();
        await page.waitForTimeout(3000);
        shop.mode = 'ok';
      },
    ],
    [
      '503 for 20 s',
      async (page, _context, shop) => {
        await page.waitForTimeout(outageMs);
        shop.mode = 'ok';
      },
    ],
  ];
  return Promise.all(
    cases.map(async ([name, run]) => {
      const shop = await startFakeCollector();
      for (const path of ['/', '/next']) shop.pages.set(path, { html: shopPage('') });
      await inProfile(browser, async (page, context) => {
        await page.goto(shop.origin);
        await waitUntil(() => shop.events().length === 1);
        if (name.includes('offline')) await context.setOffline(true);
        if (name.includes('503')) shop.mode = 'failing';
        await page.evaluate((names) => {
          for (const one of names) (window as unknown as { quen: Quen }).quen.track(one, { note: 'x' });
        }, five);
        await run(page, context, shop);
        await waitUntil(() => five.every((one) => shop.events().some((event) => event.name === one)), 60_000);
        await new Promise((resolve) => setTimeout(resolve, 2500));
      });
      const taken = shop.arrivals.filter(({ status }) => status === 200).flatMap(({ body }) => body.events ?? []);
      const mine = taken.filter((event) => five.includes(event.name));
      const distinct = new Set(mine.map((event) => event.messageId)).size;
      await shop.close();
      return { name, lost: five.length - distinct, doubled: mine.length - distinct };
    }),
  );
}

/** Waits until it holds, or the time is over. */
async function waitUntil(holds: () => boolean, timeoutMs = 15_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!holds() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
}
