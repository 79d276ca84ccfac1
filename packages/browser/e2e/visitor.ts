import { launchChromium, missingChromium } from '@quen/testkit/chromium';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { type FakeCollector, startFakeCollector } from './fake-collector.ts';

/** A browser at a shop whose collector can be told to fail. */
export interface Visitor {
  readonly collector: FakeCollector;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained of: uncaught errors and errors on the console. */
  readonly complaints: string[];
  /** A fresh browser profile, in place of the one there was. */
  renew(options: BrowserContextOptions): Promise<void>;
  goto(path: string): Promise<void>;
  /** Waits until exactly these events have been taken, in any order. */
  expectEvents(names: string[], timeoutMs?: number): Promise<void>;
}

/** Runs a group of real-browser tests, each with a browser profile and collector of its own. */
export function describeVisits(name: string, run: (visitor: Visitor) => void): void {
  describe.skipIf(missingChromium !== undefined)(name, () => {
    let browser: Browser;
    const complaints: string[] = [];
    const visitor = {
      complaints,
      async renew(options: BrowserContextOptions) {
        await visitor.context?.close();
        visitor.context = await browser.newContext(options);
        visitor.page = await visitor.context.newPage();
        complaints.length = 0;
        visitor.page.on('pageerror', (error) => complaints.push(String(error)));
        visitor.page.on('console', (message) => {
          if (message.type() === 'error' && !/favicon|404|Failed to load resource/.test(message.text()))
            complaints.push(message.text());
        });
      },
      async goto(path: string) {
        await visitor.page.goto(visitor.collector.origin + path);
      },
      async expectEvents(names: string[], timeoutMs = 8000) {
        const sorted = [...names].sort();
        await expect
          .poll(
            () =>
              visitor.collector
                .events()
                .map((event) => event.name)
                .sort(),
            { timeout: timeoutMs },
          )
          .toEqual(sorted);
      },
    } as { -readonly [K in keyof Visitor]: Visitor[K] };

    beforeAll(async () => {
      browser = await launchChromium();
    });
    afterAll(() => browser?.close());
    beforeEach(async () => {
      visitor.collector = await startFakeCollector();
      await visitor.renew({});
    });
    afterEach(async () => {
      await visitor.context.close();
      await visitor.collector.close();
    });
    run(visitor);
  });
}

/** Expects of what is read again and again, for as long as a batch and a busy machine may take. */
export function eventually<T>(read: () => T, { timeout = 10_000 }: { timeout?: number } = {}): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout });
}
