import { launchChromium, missingChromium } from '@quen/testkit/chromium';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start } from '../src/start.ts';

describe.skipIf(missingChromium !== undefined)('the shop in React', () => {
  let shop: Awaited<ReturnType<typeof start>>;
  let browser: Browser;
  beforeAll(async () => {
    shop = await start(0);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
  });

  it('comes with decisions in its HTML, hydrates without a fault, and moves between pages without loading', async () => {
    const html = await (await fetch(`http://localhost:${shop.port}/`)).text();
    expect(html).toContain('data-quen-placement="home-for-you"');
    expect(html).toMatch(/data-quen-item="[\w-]+"/);

    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.status()} ${response.url()} ${response.request().postData()}`);
    });
    const asked: { page: { url: string }; events?: { name: string }[] }[] = [];
    page.on('request', (request) => request.url().includes('/v1/decide') && asked.push(JSON.parse(request.postData() ?? '{}')));
    let loads = 0;
    page.on('domcontentloaded', () => loads++);
    await page.goto(`http://localhost:${shop.port}/`);
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    await page.locator('[data-quen-placement="home-for-you"] a.card').first().click();
    await page.getByRole('button', { name: 'Thêm vào giỏ' }).click();
    await page.locator('.cart-link').click();
    await page.getByRole('button', { name: 'Đặt hàng' }).click();
    await expect.poll(() => page.locator('h1').textContent()).toBe('Cảm ơn bạn!');
    expect(loads).toBe(1);
    const views = () => asked.flatMap((one) => one.events ?? []).filter((event) => event.name === 'page_view').length;
    await expect.poll(views).toBe(4);
    expect(faults).toEqual([]);
    await page.close();
  });
});
