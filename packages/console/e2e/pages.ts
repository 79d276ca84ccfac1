import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { userAgents } from '@quen/testkit/chromium';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { seriousFaults } from './accessibility.ts';
import type { ConsoleWorld } from './console-world.ts';
import { type Member, newMember, signIn } from './member.ts';

/** Every page of the console, by the name of its picture: its address, and what is to be opened there. */
export const pages: readonly { readonly name: string; readonly path: string; readonly open?: (page: Page) => Promise<void> }[] = [
  { name: 'overview', path: '/' },
  { name: 'start', path: '/start' },
  { name: 'live', path: '/live' },
  { name: 'live-rejected', path: '/live', open: (page) => page.getByRole('tab').nth(1).click() },
  { name: 'customers', path: '/customers' },
  {
    name: 'customer',
    path: '/customers?stage=repeat',
    open: (page) => page.locator('main a[href*="/customers/"]').first().click(),
  },
  { name: 'segments', path: '/segments' },
  { name: 'segment', path: '/segments/khach-quen' },
  { name: 'campaigns', path: '/campaigns' },
  {
    name: 'campaigns-calendar',
    path: '/campaigns',
    open: (page) => page.locator('main label:has(input[value="calendar"]), main .mantine-SegmentedControl-label').last().click(),
  },
  { name: 'campaign', path: '/campaigns/uu-dai-mien-phi-giao' },
  { name: 'campaign-new', path: '/campaigns/new' },
  { name: 'placements', path: '/placements' },
  { name: 'offers', path: '/offers' },
  { name: 'offer', path: '/offers/khach-quen-5' },
  { name: 'recommendations', path: '/recommendations' },
  { name: 'recommendations-merchandising', path: '/recommendations', open: (page) => page.getByRole('tab').nth(1).click() },
  { name: 'recommendations-health', path: '/recommendations', open: (page) => page.getByRole('tab').nth(2).click() },
  { name: 'experiments', path: '/experiments' },
  { name: 'experiment', path: '/experiments/uu-dai-mien-phi-giao' },
  { name: 'settings-shop', path: '/settings/shop' },
  { name: 'settings-catalogue', path: '/settings/catalogue' },
  { name: 'settings-keys', path: '/settings/keys' },
  { name: 'settings-members', path: '/settings/members' },
  { name: 'settings-consent', path: '/settings/consent' },
  { name: 'settings-retention', path: '/settings/retention' },
  { name: 'settings-audit', path: '/settings/audit' },
  { name: 'settings-webhooks', path: '/settings/webhooks' },
  { name: 'settings-export', path: '/settings/export' },
  { name: 'not-found', path: '/nowhere' },
  { name: 'offer-not-found', path: '/offers/nothing' },
];

const devices: Readonly<Record<'desk' | 'phone', BrowserContextOptions>> = {
  desk: { viewport: { width: 1440, height: 900 }, userAgent: userAgents.desk },
  phone: { viewport: { width: 390, height: 844 }, userAgent: userAgents.phone, isMobile: true, hasTouch: true },
};
const folder = join(import.meta.dirname, '../../../test-output/console');

/** Opens every page in both languages at a desk and on a phone, takes its picture, and has axe look at it, in the light and in the dark. */
export function lookAtPages(world: ConsoleWorld): void {
  // Each language and each device is looked at by day and by night, if not all of them together.
  describe.each([
    ['vi', 'desk', 'light'],
    ['vi', 'phone', 'dark'],
    ['en', 'desk', 'dark'],
    ['en', 'phone', 'light'],
  ] as const)('its pages in %s at the %s', (language, device, scheme) => {
    let member: Member;

    beforeAll(async () => {
      mkdirSync(folder, { recursive: true });
      member = await newMember(world.browser, world.demo.origin, {
        ...devices[device],
        locale: language === 'vi' ? 'vi-VN' : 'en-GB',
      });
      return () => member.context.close();
    });

    it('lets in', async () => {
      await member.open('/');
      await look(member, `sign-in-${language}-${device}`, scheme);
      await signIn(member);
    });

    it.each(pages)('$name', async ({ name, path, open }) => {
      await member.open(path);
      await settled(member.page);
      await open?.(member.page);
      await settled(member.page);
      await look(member, `${name}-${language}-${device}`, scheme);
    });

    it('has nothing to complain of', () => expect(member.complaints).toEqual([]));
  });
}

/** Waits until nothing on the page is still being fetched or drawn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('h1') !== null &&
      document.querySelector('main .mantine-Skeleton-root, main .mantine-Loader-root') === null,
  );
  await page.evaluate(() =>
    Promise.all([...document.images].map((image) => image.complete || image.decode().catch(() => undefined))),
  );
}

/** Lists that are as high as all their lines, of which only those in the window are drawn. */
function isEndless(name: string): boolean {
  return /^(live|customers)-(vi|en)/.test(name);
}

/** Takes the page's picture and asks axe for what is serious, by day or by night. */
async function look({ page }: Member, name: string, scheme: 'light' | 'dark'): Promise<void> {
  const take = (file: string): Promise<Buffer> =>
    page.screenshot({ path: join(folder, `${file}.png`), fullPage: !isEndless(name), animations: 'disabled' });
  await take(name);
  // Nothing may hang over the edge: a page that scrolls sideways is broken on a phone.
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (scheme === 'dark') await turn(page, 'dark');
  if (scheme === 'dark' && /^(overview|campaign|customer|experiment)-/.test(name)) await take(`${name}-dark`);
  const faults = await seriousFaults(page);
  if (scheme === 'dark') await turn(page, 'light');
  expect({ over, faults }).toEqual({ over: 0, faults: [] });
}

/** Turns the page dark or light, and waits until the last of its colours has changed. */
async function turn(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((to) => document.documentElement.setAttribute('data-mantine-color-scheme', to), scheme);
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
}
