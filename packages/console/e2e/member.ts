import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Somebody at the console, in a browser of their own. */
export interface Member {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the pages complained of: uncaught errors, and errors on the console. */
  readonly complaints: string[];
  /** Opens a page of the console and waits for its heading. */
  open(path: string): Promise<void>;
}

/** Who the demo's console opens to. */
export const demoMember = { email: 'demo@quen.example', password: 'khach-quen' } as const;

/** A browser of somebody who is not signed in yet, reading English at a desk when nothing else is said. */
export async function newMember(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Member> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // The browser's own note of a refused request; what the page makes of it is tested.
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) complaints.push(message.text());
  });
  return {
    context,
    page,
    complaints,
    async open(path) {
      const answer = await page.goto(`${origin}/console${path}`);
      expect(answer?.status()).toBe(200);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  };
}

/** Signs in on the page that asks for it. */
export async function signIn(
  { page }: Member,
  who: { readonly email: string; readonly password: string } = demoMember,
): Promise<void> {
  await page.getByLabel('Email').fill(who.email);
  await page.locator('input[type=password]').fill(who.password);
  await page.locator('button[type=submit]').click();
  await page.getByRole('button', { name: /^(Account|Tài khoản)$/ }).waitFor();
}

/** Chooses from a list that opens; `typed` narrows one that can be searched. */
export async function choose(page: Page, label: string, option: string | RegExp, typed?: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label, exact: true });
  await field.click();
  if (typed !== undefined) await field.fill(typed);
  await page.getByRole('option', { name: option, exact: true }).first().click();
}

/** Types into a field, in place of what stands in it. */
export function type(page: Page, label: string, text: string): Promise<void> {
  return page.getByRole('textbox', { name: label, exact: true }).fill(text);
}

/** Waits until the editor says that nothing is unsaved. */
export async function saved({ page }: Member): Promise<void> {
  await expect.poll(() => page.locator('main').getByText('Saved', { exact: true }).count(), { timeout: 15_000 }).toBe(1);
}
