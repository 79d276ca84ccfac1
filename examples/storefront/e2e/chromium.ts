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

/** What people's browsers say of themselves: the headless one's own name would mark every event as a bot's. */
export const userAgents = {
  desk: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  phone: 'Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
} as const;

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      // A page's own setting does not reach what it sends while it closes.
      `--user-agent=${userAgents.desk}`,
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
