import { existsSync } from 'node:fs';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const isWanted = (import.meta as { env?: { MODE?: string } }).env?.MODE === 'e2e';

/** Whether real-browser tests can run. `npm run e2e` goes on without a Chromium, and fails; `npm test` skips, and says so. */
export const hasChromium: boolean = isWanted || existsSync(path);
if (!hasChromium) console.warn(`No Chromium at ${path}: real-browser tests are skipped. Set CHROMIUM_PATH to run them.`);

/** Starts Chromium without a window. */
export function launchChromium(more: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
    ...more,
  });
}
