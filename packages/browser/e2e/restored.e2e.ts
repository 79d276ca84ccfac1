import { launchChromium, missingChromium } from '@quen/testkit/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FakeCollector, shopPage, startFakeCollector } from './fake-collector.ts';
import { eventually } from './visitor.ts';

/** Page views that arrived, by the path they are of. */
const viewsOf = (collector: FakeCollector): (string | undefined)[] =>
  collector.arrivals.flatMap(({ body }) =>
    (body.events ?? []).flatMap(({ name }) => (name === 'page_view' && body.page ? [new URL(body.page.url).pathname] : [])),
  );

describe.skipIf(missingChromium !== undefined)('a page that the browser restores by itself', () => {
  let browser: Browser;
  let collector: FakeCollector;
  let page: Page;

  beforeAll(async () => {
    // Playwright turns off by default what is tested here. Prerendering cannot be had this way: a browser that is debugged never does it.
    browser = await launchChromium({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    collector = await startFakeCollector();
    collector.pages.set('/next', { html: shopPage('<p>Next</p>') });
    page = await browser.newPage();
  });
  afterEach(async () => {
    await page.close();
    await collector.close();
  });

  it('is counted again when it comes out of the back/forward cache', async () => {
    collector.pages.set('/', { html: shopPage('<a href="/next">Next</a>') });
    await page.goto(collector.origin);
    await eventually(() => viewsOf(collector)).toEqual(['/']);
    await page.evaluate(() => {
      (window as { isSame?: boolean }).isSame = true;
    });
    await page.click('a');
    await eventually(() => viewsOf(collector)).toEqual(['/', '/next']);
    await page.evaluate(() => history.back());
    await eventually(() => viewsOf(collector)).toEqual(['/', '/next', '/']);
    expect(await page.evaluate(() => (window as { isSame?: boolean }).isSame)).toBe(true);
  });
});
