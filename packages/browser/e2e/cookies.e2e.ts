import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingChromium, userAgents } from '@quen/testkit/chromium';
import { type BrowserContext, chromium } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeCollector, shopPage, startFakeCollector } from './fake-collector.ts';
import { eventually } from './visitor.ts';

const hosts = ['www.shop.test', 'blog.shop.test', 'www.shop.example.co.uk', 'shop.co.uk', 'localhost'];

describe.skipIf(missingChromium !== undefined)('the visitor’s cookie', () => {
  let shop: FakeCollector;
  let context: BrowserContext;
  let profile: string;

  beforeEach(async () => {
    shop = await startFakeCollector();
    shop.pages.set('/', { html: shopPage('<div data-quen-placement="bar"></div>') });
    profile = mkdtempSync(join(tmpdir(), 'quen-profile-'));
  });
  afterEach(async () => {
    await context.close();
    await shop.close();
    rmSync(profile, { recursive: true, force: true });
  });

  /** A browser that finds the shop under all its names. */
  async function open(): Promise<void> {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      userAgent: userAgents.desk,
      args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1`).join(',')}`],
    });
  }
  async function visit(host: string): Promise<string | undefined> {
    const before = shop.arrivals.length;
    const page = await context.newPage();
    await page.goto(shop.origin.replace('127.0.0.1', host));
    await eventually(() => shop.arrivals.length).toBeGreaterThan(before);
    await page.waitForTimeout(100);
    await page.close();
    return shop.arrivals[before]?.body.anonymousId;
  }
  const kept = async (): Promise<string[][]> =>
    (await context.cookies()).map(({ name, domain, value, sameSite }) => [name, domain, value, sameSite]);

  it('stands at the registrable domain, found without a list', async () => {
    await open();
    const first = await visit('www.shop.test');
    expect(await kept()).toEqual([['quen_id', '.shop.test', first, 'Lax']]);
    expect(await visit('blog.shop.test')).toBe(first);
    expect(await kept()).toHaveLength(1);
    const second = await visit('www.shop.example.co.uk');
    expect(second).not.toBe(first);
    expect((await kept()).map(([, domain]) => domain).sort()).toEqual(['.example.co.uk', '.shop.test']);
    const third = await visit('shop.co.uk');
    expect([first, second]).not.toContain(third);
    expect((await kept()).map(([, domain]) => domain)).toContain('.shop.co.uk');
    const local = await visit('localhost');
    expect(await visit('localhost')).toBe(local);
  });

  it('is not there where the visitor blocks cookies, who then stays unknown', async () => {
    mkdirSync(join(profile, 'Default'));
    writeFileSync(
      join(profile, 'Default', 'Preferences'),
      JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }),
    );
    await open();
    expect(await visit('www.shop.test')).toBeUndefined();
    expect(await kept()).toEqual([]);
    expect(shop.arrivals[0]?.body.placements).toEqual(['bar']);
  });
});
