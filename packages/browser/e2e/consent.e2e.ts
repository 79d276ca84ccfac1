import type { RenderedContent } from '@quen/protocol';
import { expect, it } from 'vitest';
import type { Quen } from '../src/quen-options.ts';
import { type Arrival, shopPage } from './fake-collector.ts';
import { describeVisits, eventually } from './visitor.ts';

const message: RenderedContent = { kind: 'message', headline: 'Chào bạn', layout: 'bar' };

describeVisits('consent', (visitor) => {
  const open = async (head = '', attributes = '', content = message): Promise<void> => {
    visitor.collector.contents.set('bar', content);
    visitor.collector.pages.set('/', { html: shopPage('<div data-quen-placement="bar"></div>', head, attributes) });
    await visitor.goto('/');
    await visitor.page.waitForSelector('.quen-bar');
  };
  const say = (state: string | object): Promise<void> =>
    visitor.page.evaluate(
      (value) => (window as unknown as { quen: { consent: (value: unknown) => void } }).quen.consent(value),
      state,
    );
  const keptKeys = (): Promise<string[]> =>
    visitor.page.evaluate(() => Object.keys(localStorage).filter((key) => key !== 'quen.consent'));
  const cookies = async (): Promise<string[]> => (await visitor.context.cookies()).map((cookie) => cookie.name);

  it('waits where it is required: no cookie, no id, no events, and placements filled for the crowd', async () => {
    await open('', 'data-consent="required"');
    await visitor.page.waitForTimeout(1800);
    expect(await cookies()).toEqual([]);
    expect(await keptKeys()).toEqual([]);
    expect(visitor.collector.events()).toEqual([]);
    expect(visitor.collector.arrivals).toHaveLength(1);
    expect(visitor.collector.arrivals[0]?.body.anonymousId).toBeUndefined();
    await say('granted');
    await eventually(() => visitor.collector.events().map((event) => event.name)).toEqual(
      expect.arrayContaining(['page_view', 'consent']),
    );
    await eventually(cookies).toEqual(['quen_id']);
    expect(visitor.collector.arrivals.at(-1)?.body.anonymousId).toBe((await visitor.context.cookies())[0]?.value);
    expect(visitor.collector.arrivals.at(-1)?.body.consent).toEqual({
      analytics: 'granted',
      personalization: 'granted',
      marketing: 'granted',
    });
    await visitor.page.reload();
    await eventually(() => visitor.collector.events().filter((event) => event.name === 'page_view')).toHaveLength(2);
  });

  it('counts what was done on every page while consent was awaited', async () => {
    await open('', 'data-consent="required"');
    const { page, collector } = visitor;
    for (const path of ['/giay', '/non']) {
      await page.evaluate((to) => history.pushState({}, '', to), path);
      await page.waitForTimeout(300);
    }
    await say('granted');
    const batches = (): Arrival[] => collector.arrivals.filter(({ body }) => body.events);
    const views = (): unknown[] =>
      batches().flatMap(({ body }) =>
        (body.events ?? []).filter(({ name }) => name === 'page_view').map(() => new URL(body.page?.url ?? '').pathname),
      );
    await eventually(() => views().sort()).toEqual(['/', '/giay', '/non']);
    await eventually(cookies).toEqual(['quen_id']);
    const [cookie] = await visitor.context.cookies();
    expect(new Set(batches().map(({ body }) => body.anonymousId))).toEqual(new Set([cookie?.value]));
  });

  it('does not tell what was done after a refusal, whatever is said later', async () => {
    await open('', 'data-consent="required"');
    const { page, collector } = visitor;
    await say('denied');
    await page.evaluate(() => {
      (window as unknown as { quen: Quen }).quen.track('after_refusal');
      history.pushState({}, '', '/giay');
    });
    await page.waitForTimeout(1500);
    await say('granted');
    await eventually(() => collector.events().map(({ name, properties }) => [name, properties?.['analytics']])).toEqual([
      ['consent', 'granted'],
    ]);
    await page.evaluate(() => (window as unknown as { quen: Quen }).quen.track('after_grant'));
    await visitor.expectEvents(['consent', 'after_grant']);
  });

  it('writes nothing down before it is allowed: not what was seen, not what was clicked', async () => {
    const link = { ...message, linkUrl: '#giay', linkText: 'Xem' };
    await open('', 'data-consent="required"', link);
    const kept = (): Promise<string[]> =>
      visitor.page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort());
    await visitor.page.waitForTimeout(1300);
    await visitor.page.click('.quen-link');
    await visitor.page.waitForTimeout(100);
    expect(await kept()).toEqual([]);
    await say('denied');
    await visitor.page.waitForTimeout(100);
    expect(await kept()).toEqual(['quen.consent']);
  });

  it('removes the cookie and stored events when it is withdrawn, after telling of that', async () => {
    await open();
    await eventually(cookies).toEqual(['quen_id']);
    visitor.collector.mode = 'ok';
    await say('denied');
    await eventually(() => visitor.collector.events().map((event) => event.name)).toContain('consent');
    expect(await cookies()).toEqual([]);
    expect(await keptKeys()).toEqual([]);
    const before = visitor.collector.events().length;
    await visitor.page.reload();
    await visitor.page.waitForSelector('.quen-bar');
    await visitor.page.waitForTimeout(1500);
    expect(visitor.collector.events()).toHaveLength(before);
    expect(await cookies()).toEqual([]);
  });

  it("follows Google's Consent Mode", async () => {
    const gtag = `<script>window.dataLayer=[];function gtag(){dataLayer.push(arguments)}gtag('consent','default',{analytics_storage:'denied',ad_storage:'denied'})</script>`;
    await open(gtag);
    await visitor.page.waitForTimeout(1300);
    expect(await cookies()).toEqual([]);
    expect(visitor.collector.events()).toEqual([]);
    await visitor.page.evaluate(() =>
      (window as unknown as { gtag: (...args: unknown[]) => void }).gtag('consent', 'update', { analytics_storage: 'granted' }),
    );
    await eventually(() => visitor.collector.events().map((event) => event.name)).toContain('page_view');
    await eventually(cookies).toEqual(['quen_id']);
  });

  it('takes Global Privacy Control as a denial, until the visitor chooses', async () => {
    await visitor.page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
    await open();
    await visitor.page.waitForTimeout(1300);
    expect(await cookies()).toEqual([]);
    expect(visitor.collector.events()).toEqual([]);
    await say('granted');
    await eventually(() => visitor.collector.events().map((event) => event.name)).toContain('page_view');
  });

  it('knows nobody beyond the page where a script lets no cookie through', async () => {
    await visitor.page.addInitScript(() => Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => {} }));
    await open();
    await visitor.page.reload();
    await visitor.page.waitForSelector('.quen-bar');
    const [first, second] = visitor.collector.arrivals.filter(({ path }) => path === '/v1/decide');
    expect(first?.body.anonymousId).not.toBe(second?.body.anonymousId);
    expect(visitor.complaints).toEqual([]);
  });

  it('fills the placements of a frame without storage, and sends no events of nobody', async () => {
    visitor.collector.contents.set('bar', message);
    const item = `<script>dataLayer=[{event:'view_item',ecommerce:{items:[{item_id:'s9'}]}}]</script>`;
    visitor.collector.pages.set('/framed', { html: shopPage('<div data-quen-placement="bar"></div>', item) });
    visitor.collector.pages.set('/', { html: '<iframe sandbox="allow-scripts" src="/framed"></iframe>' });
    await visitor.goto('/');
    await visitor.page.frameLocator('iframe').locator('.quen-bar').waitFor();
    await visitor.page.waitForTimeout(2200);
    expect(visitor.collector.events()).toEqual([]);
    expect(visitor.collector.arrivals.map(({ path }) => path)).toEqual(['/v1/decide']);
    // The kind of page is told all the same.
    expect(visitor.collector.arrivals[0]?.body.found).toMatchObject([{ name: 'view_item' }]);
    expect(visitor.complaints).toEqual([]);
  });
});
