import { launchChromium, missingChromium, userAgents } from '@quen/testkit/chromium';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Demo, startDemo } from './demo.ts';
import { layoutShift, placementsDecided, watchLayoutShifts } from './placements.ts';

describe.skipIf(missingChromium !== undefined)('the loop in a real browser', () => {
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchChromium();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN', userAgent: userAgents.desk });
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await watchLayoutShifts(page);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const visitorId = async (): Promise<string> =>
    (await context.cookies()).find((cookie) => cookie.name === 'quen_id')?.value ?? '';

  it('begins with what the crowd likes, and a cookie of the shop’s own', async () => {
    await page.goto(`${demo.origin}/`);
    const places = await placementsDecided(page);
    expect(places['home-hero']?.state).toBe('fallback');
    expect(places['home-for-you']).toMatchObject({ state: 'shown', text: expect.stringContaining('Được nhiều nhà chọn') });
    expect(places['home-for-you']?.itemIds).toHaveLength(6);
    expect(places['home-trending']?.itemIds).toHaveLength(6);
    const cookie = (await context.cookies()).find(({ name }) => name === 'quen_id');
    expect(cookie).toMatchObject({ domain: 'localhost', path: '/', sameSite: 'Lax' });
    expect((cookie?.expires ?? 0) * 1000 - Date.now()).toBeGreaterThan(300 * 86_400_000);
  });

  it('changes the home page after three looks at one shelf: products, reasons, an offer', async () => {
    const before = await placementsDecided(page);
    for (const id of ['am-tra-men-ngoc', 'bo-chen-tong-doi', 'am-tu-sa-nau']) {
      await page.goto(`${demo.origin}/p/${id}`);
      const places = await placementsDecided(page);
      expect(places['product-goes-with']?.itemIds.length).toBeGreaterThan(2);
      expect(places['product-similar']?.itemIds).not.toContain(id);
      expect(await layoutShift(page)).toBeLessThan(0.01);
    }
    await page.goto(`${demo.origin}/`);
    const after = await placementsDecided(page);
    expect(after['home-hero']).toMatchObject({ state: 'shown', text: expect.stringContaining('GHEHIEN') });
    expect(after['home-for-you']?.text).toContain('Dành riêng cho bạn');
    expect(after['home-for-you']?.text).toMatch(/Vì bạn (vừa xem|quan tâm)/);
    expect(after['home-for-you']?.itemIds).not.toEqual(before['home-for-you']?.itemIds);
    for (const seen of ['am-tra-men-ngoc', 'bo-chen-tong-doi', 'am-tu-sa-nau']) {
      expect(after['home-for-you']?.itemIds).not.toContain(seen);
    }
    expect(await layoutShift(page)).toBeLessThan(0.01);
  });

  it('takes what was seen as exposures, and a click as a click', async () => {
    const id = await visitorId();
    // What counts as seen is up to a second in view: the log is waited for, not the clock.
    const seen = (campaign: string): Promise<void> =>
      vi.waitFor(
        async () => {
          const exposures = (await demo.eventsOf(id)).filter(({ name }) => name === 'exposure');
          expect(exposures.map(({ properties }) => properties['campaign'])).toContain(campaign);
        },
        { timeout: 15_000, interval: 250 },
      );
    await seen('uu-dai-mien-phi-giao');
    await page.locator('[data-quen-placement="home-for-you"]').scrollIntoViewIfNeeded();
    await seen('danh-cho-ban');
    const first = page.locator('[data-quen-placement="home-for-you"] [data-quen-item]').first();
    const itemId = await first.getAttribute('data-quen-item');
    await first.locator('a').click();
    await page.waitForURL(`**/p/${itemId}`);
    await vi.waitFor(
      async () => {
        const clicks = (await demo.eventsOf(id)).filter(({ name }) => name === 'click');
        expect(clicks).toHaveLength(1);
        expect(clicks[0]?.properties).toMatchObject({ placement: 'home-for-you', campaign: 'danh-cho-ban', itemIds: [itemId] });
      },
      { timeout: 15_000, interval: 250 },
    );
  });

  it('carries the cart and the order into the profile', async () => {
    await page.goto(`${demo.origin}/p/am-tra-men-ngoc`);
    await placementsDecided(page);
    await page.getByRole('button', { name: 'Thêm vào giỏ' }).click();
    await page.locator('.toast-shown').waitFor();
    expect(await page.locator('[data-cart-count]').textContent()).toBe('1');
    await page.goto(`${demo.origin}/gio-hang`);
    const cart = await placementsDecided(page);
    expect(cart['cart-add-ons']?.itemIds.length).toBeGreaterThan(2);
    expect(cart['cart-add-ons']?.itemIds).not.toContain('am-tra-men-ngoc');
    const id = await visitorId();
    await vi.waitFor(
      async () => expect((await demo.profileOf(id)).cart).toMatchObject({ valueMinor: 420_000, currency: 'VND' }),
      {
        timeout: 15_000,
        interval: 250,
      },
    );

    await page.goto(`${demo.origin}/dat-hang`);
    await page.getByLabel('Họ và tên').fill('Nguyễn Thị Mây');
    await page.getByLabel('Số điện thoại').fill('0900000000');
    await page.getByLabel('Địa chỉ nhận hàng').fill('1 Hàng Bông, Hà Nội');
    await page.getByLabel('Mã ưu đãi').fill('ghehien');
    await page.getByRole('button', { name: 'Xác nhận đặt hàng' }).click();
    await page.waitForURL('**/don-hang/**');
    const orderId = await page.locator('[data-order]').textContent();
    await placementsDecided(page);
    await vi.waitFor(
      async () => {
        const profile = await demo.profileOf(id);
        expect(profile.orders.count).toBe(1);
        expect(profile.orders.recent[0]).toMatchObject({ orderId, valueMinor: 420_000, currency: 'VND', verified: true });
        expect(profile.orders.revenueMinor).toEqual({ VND: 420_000 });
        expect(profile.cart.lines).toEqual([]);
        expect(profile.lifecycle.stage).toBe('customer');
      },
      { timeout: 15_000, interval: 250 },
    );
    await page.reload();
    await placementsDecided(page);
    await page.goto(`${demo.origin}/`);
    await placementsDecided(page);
    // The shop's server tells the order, and the page tells it once, however often it is read.
    const told = (await demo.eventsOf(id)).filter(({ name }) => name === 'purchase');
    expect(told.map(({ properties }) => properties['transaction_id'])).toEqual([orderId, orderId]);
    expect((await demo.profileOf(id)).orders.count).toBe(1);
  });

  it('has written the whole visit into the log, each event once', async () => {
    const events = await demo.eventsOf(await visitorId());
    const names = events.map(({ name }) => name);
    for (const name of [
      'page_view',
      'view_item',
      'exposure',
      'click',
      'add_to_cart',
      'view_cart',
      'begin_checkout',
      'purchase',
    ]) {
      expect(names).toContain(name);
    }
    const views = events.filter(({ name }) => name === 'view_item');
    expect(views[0]?.properties).toMatchObject({
      currency: 'VND',
      items: [{ item_id: 'am-tra-men-ngoc', item_category: 'gom-su', price_minor: 420_000, quantity: 1 }],
    });
    expect(events[0]?.context.device).toMatchObject({ type: 'desktop', os: 'Windows', browser: 'Chrome' });
    expect(events.flatMap(({ flags }) => flags)).not.toContain('bot');
    // The click leads to a sixth look at a product: three, the one clicked, and the one bought.
    expect(views).toHaveLength(5);
    expect(faults).toEqual([]);
  });
});
