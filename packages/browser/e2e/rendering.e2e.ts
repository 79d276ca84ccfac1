import type { RenderedContent } from '@quen/protocol';
import { expect, it } from 'vitest';
import { shopPage } from './fake-collector.ts';
import { describeVisits, eventually } from './visitor.ts';

const picks = (title: string): RenderedContent => ({
  kind: 'recommendations',
  title,
  layout: 'grid',
  items: ['p1', 'p2', 'p3'].map((itemId) => ({
    itemId,
    title: `Sản phẩm ${itemId}`,
    url: `/${itemId}`,
    currency: 'VND',
    price: 99_000,
    strategy: 'trending',
  })),
});
const offer: RenderedContent = {
  kind: 'offer',
  offerId: 'welcome',
  headline: 'Giảm 10 %',
  body: 'cho đơn đầu tiên',
  layout: 'bar',
  code: 'CHAO10',
  endsAtMs: Date.now() + 90_000_000,
  benefit: { kind: 'percentage', percent: 10 },
};

describeVisits('rendering', (visitor) => {
  const place = (name: string, more = ''): string =>
    `<div data-quen-placement="${name}" ${more}><p class="own">Của cửa hàng</p></div>`;

  for (const mode of ['failing', 'down', 'slow'] as const) {
    it(`leaves the fallback content when the collector is ${mode}`, async () => {
      visitor.collector.mode = mode;
      visitor.collector.contents.set('home', picks('Gợi ý'));
      visitor.collector.pages.set('/', { html: shopPage(place('home')) });
      await visitor.goto('/');
      await visitor.page.waitForTimeout(mode === 'slow' ? 4500 : 500);
      expect(await visitor.page.locator('.own').isVisible()).toBe(true);
      expect(await visitor.page.locator('.quen-item').count()).toBe(0);
      expect(visitor.complaints).toEqual([]);
    });
  }

  it('works under a strict policy with Trusted Types, and loads a question when first needed', async () => {
    visitor.collector.contents.set('home', picks('<img src=x onerror=alert(1)>'));
    visitor.collector.contents.set('bar', offer);
    visitor.collector.contents.set('ask', {
      kind: 'question',
      questionId: 'size',
      prompt: 'Cỡ giày?',
      input: 'choice',
      options: [
        { value: '38', label: '38' },
        { value: '39', label: '39' },
      ],
      thanks: 'Cảm ơn!',
    });
    const html = shopPage(place('home') + place('bar') + place('ask')).replace('<script ', '<script nonce="abc" ');
    const policy =
      "default-src 'none'; script-src 'nonce-abc'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
    visitor.collector.pages.set('/', { html, headers: { 'content-security-policy': policy } });
    await visitor.goto('/');
    await visitor.page.waitForSelector('.quen-form');
    expect(await visitor.page.textContent('.quen-title')).toBe('<img src=x onerror=alert(1)>');
    expect(await visitor.page.textContent('.quen-ends')).toMatch(/^Còn 1 ngày 0[01]:\d\d:\d\d$/);
    expect(await visitor.page.evaluate(() => getComputedStyle(document.querySelector('.quen-grid') as Element).display)).toBe(
      'grid',
    );
    await visitor.page.check('input[value="39"]');
    await visitor.page.click('.quen-send');
    expect(await visitor.page.textContent('.quen-thanks')).toBe('Cảm ơn!');
    await visitor.page.click('.quen-close');
    expect(await visitor.page.locator('.quen-bar').count()).toBe(0);
    await eventually(() => visitor.collector.events().map((event) => event.name)).toContain('dismiss');
    const answer = visitor.collector.events().find((event) => event.name === 'answer');
    expect(answer?.properties).toMatchObject({ questionId: 'size', value: '39', placement: 'ask' });
    expect(visitor.complaints).toEqual([]);
  });

  it('tells of an exposure only once half of it was visible for a second, and once', async () => {
    visitor.collector.contents.set('below', picks('Ở dưới'));
    visitor.collector.pages.set('/', {
      html: shopPage(`<div style="height:3000px"></div>${place('below', 'style="min-height:300px"')}`),
    });
    await visitor.goto('/');
    await visitor.page.waitForSelector('.quen-item', { state: 'attached' });
    const exposures = (): number => visitor.collector.events().filter((event) => event.name === 'exposure').length;
    await visitor.page.waitForTimeout(2500);
    expect(exposures()).toBe(0);
    const scroll = (top: number): Promise<void> => visitor.page.evaluate((to) => scrollTo(0, to), top);
    await scroll(9999);
    await visitor.page.waitForTimeout(400);
    await scroll(0);
    await visitor.page.waitForTimeout(2200);
    expect(exposures()).toBe(0);
    await scroll(9999);
    await eventually(exposures, { timeout: 5000 }).toBe(1);
    await scroll(0);
    await scroll(9999);
    await visitor.page.waitForTimeout(2500);
    expect(exposures()).toBe(1);
    expect(visitor.collector.events().find((event) => event.name === 'exposure')?.properties).toEqual({
      decisionId: 'd1-below',
      placement: 'below',
      reason: 'TARGETING_MATCH',
      campaign: 'test',
      itemIds: ['p1', 'p2', 'p3'],
    });
  });

  it('tells who would have seen something and was held out, by the same rule', async () => {
    visitor.collector.heldOut.set('below', ['spring']);
    visitor.collector.pages.set('/', { html: shopPage(`<div style="height:2000px"></div>${place('below')}${place('other')}`) });
    await visitor.goto('/');
    const exposures = () => visitor.collector.events().filter((event) => event.name === 'exposure');
    await visitor.page.waitForSelector('[data-quen-state=fallback]');
    await visitor.page.waitForTimeout(1500);
    expect(exposures()).toEqual([]);
    await visitor.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await eventually(() => exposures().map(({ properties }) => properties)).toEqual([
      expect.objectContaining({ placement: 'below', reason: 'HOLDOUT', heldOut: ['spring'] }),
    ]);
  });

  it('moves nothing where the shop keeps the space', async () => {
    visitor.collector.contents.set('home', picks('Gợi ý'));
    visitor.collector.contents.set('bar', offer);
    visitor.collector.pages.set('/', {
      html: shopPage(
        `${place('bar', 'style="min-height:80px;display:flow-root"')}${place('home', 'style="min-height:420px;display:flow-root"')}<p>Dưới</p>`,
      ),
    });
    await visitor.page.addInitScript(() => {
      const page = window as unknown as { shift: number };
      page.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) page.shift += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await visitor.goto('/');
    await visitor.page.waitForSelector('.quen-item');
    await visitor.page.waitForTimeout(500);
    expect(await visitor.page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0);
  });

  it('asks once, whatever else the page changes before the answer is there', async () => {
    visitor.collector.mode = 'slow';
    visitor.collector.pages.set('/', { html: shopPage(place('home')) });
    await visitor.goto('/');
    await eventually(() => visitor.collector.arrivals.length).toBe(1);
    await visitor.page.evaluate(() => document.body.append('More'));
    await visitor.page.waitForTimeout(1000);
    expect(visitor.collector.arrivals.map(({ path }) => path)).toEqual(['/v1/decide']);
  });

  it('uses the last answer at once while the fresh one is on its way', async () => {
    visitor.collector.contents.set('home', picks('Cũ'));
    visitor.collector.pages.set('/', { html: shopPage(place('home')) });
    await visitor.goto('/');
    await visitor.page.waitForSelector('.quen-item');
    visitor.collector.contents.set('home', picks('Mới'));
    visitor.collector.mode = 'slow';
    await visitor.page.reload();
    await visitor.page.waitForSelector('.quen-title', { timeout: 1500 });
    expect(await visitor.page.textContent('.quen-title')).toBe('Cũ');
    visitor.collector.mode = 'ok';
    await visitor.page.reload();
    await eventually(() => visitor.page.textContent('.quen-title')).toBe('Mới');
    visitor.collector.contents.delete('home');
    await visitor.page.reload();
    await eventually(() => visitor.page.locator('.own').count()).toBe(1);
    expect(await visitor.page.locator('.quen-item').count()).toBe(0);
  });

  it('lets the shop draw with templates and callbacks of its own', async () => {
    visitor.collector.contents.set('home', picks('Mẫu'));
    visitor.collector.contents.set('bar', offer);
    const template = `<template data-quen-template="home"><h3 data-quen-text="title"></h3><a data-quen-each="items" data-quen-href="url" class="mine"><b data-quen-text="title"></b> <i data-quen-text="price"></i></a></template>`;
    const script = `<script>(window.quen = window.quen || []).push(['renderer', 'offer', (element, decision) => { element.textContent = 'Mã: ' + decision.content.code; }])</script>`;
    visitor.collector.pages.set('/', { html: shopPage(place('home') + place('bar') + template, script) });
    await visitor.goto('/');
    await visitor.page.waitForSelector('.mine');
    expect(await visitor.page.locator('.mine').count()).toBe(3);
    expect((await visitor.page.textContent('.mine'))?.replace(/\s/g, ' ')).toContain('99.000 ₫');
    expect(await visitor.page.getAttribute('.mine', 'href')).toBe('/p1');
    expect(await visitor.page.textContent('[data-quen-placement=bar]')).toBe('Mã: CHAO10');
  });

  it('opens the overlay when asked to', async () => {
    visitor.collector.contents.set('home', picks('Gợi ý'));
    visitor.collector.pages.set('/', { html: shopPage(place('home')) });
    await visitor.goto('/?quen_debug');
    await visitor.page.waitForSelector('[data-quen-debug] details');
    await eventually(() => visitor.page.locator('[data-quen-debug] summary').allTextContents()).toEqual(
      expect.arrayContaining(['→ page_view', expect.stringContaining('◆ home: TARGETING_MATCH')]),
    );
  });
});
