import { existsSync } from 'node:fs';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Why real-browser tests cannot run here; undefined when they can. `npm run e2e` fails on it, `npm test` only says so. */
export const missingChromium: string | undefined = existsSync(executablePath)
  ? undefined
  : `No Chromium at ${executablePath}: install one (apt-get install chromium) or set CHROMIUM_PATH.`;

if (missingChromium !== undefined) {
  const isWanted = (import.meta as { env?: { MODE?: string } }).env?.MODE === 'e2e';
  if (isWanted) throw new Error(missingChromium);
  console.warn(`Real-browser tests are skipped. ${missingChromium}`);
}

/** What people's browsers say of themselves: the headless one's own name would mark every event as a bot's. */
export const userAgents = {
  desk: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  phone: 'Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
} as const;

/** Starts Chromium without a window, named as a person's at a desk. */
export function launchChromium(more: LaunchOptions = {}): Promise<Browser> {
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
    ...more,
  });
}
