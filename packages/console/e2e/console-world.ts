import type { Browser } from 'playwright-core';
import type { Demo } from '../../../examples/storefront/e2e/demo.ts';

/** What all walks through the console share: one demo with a month behind it, and one browser. */
export interface ConsoleWorld {
  readonly demo: Demo;
  readonly browser: Browser;
}
