import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Why the browser tests cannot run here; undefined when they can. `npm run e2e` fails on it, `npm test` only says so. */
export const missingChromium: string | undefined = existsSync(executablePath)
  ? undefined
  : `No Chromium at ${executablePath}: install one (apt-get install chromium) or set CHROMIUM_PATH.`;

if (missingChromium !== undefined) {
  if (import.meta.env.MODE === 'e2e') throw new Error(missingChromium);
  console.warn(`Browser tests are skipped. ${missingChromium}`);
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
