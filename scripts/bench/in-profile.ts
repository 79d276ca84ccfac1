import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Runs something with a page in a fresh browser profile: nothing cached, no cookies. */
export async function inProfile(browser: Browser, run: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  try {
    await run(await context.newPage(), context);
  } finally {
    await context.close();
  }
}
