import { expect, it } from 'vitest';
import { shopPage } from './fake-collector.ts';
import { describeVisits, eventually } from './visitor.ts';

const five = ['e1', 'e2', 'e3', 'e4', 'e5'];

describeVisits('delivery', (visitor) => {
  const trackFive = (): Promise<void> =>
    visitor.page.evaluate((names) => {
      const { quen } = window as unknown as { quen: { track: (name: string, properties: object) => void } };
      for (const name of names) quen.track(name, { note: 'Xin chào' });
    }, five);
  const arrive = async (): Promise<void> => {
    visitor.collector.pages.set('/', { html: shopPage('') });
    visitor.collector.pages.set('/next', { html: shopPage('') });
    await visitor.goto('/');
    await visitor.expectEvents(['page_view']);
  };
  /** Each of the five once, by message id and by count. */
  const expectFive = async (others: string[], timeoutMs?: number): Promise<void> => {
    await visitor.expectEvents([...others, ...five], timeoutMs);
    expect(visitor.collector.events().find((event) => event.name === 'e5')?.properties).toEqual({ note: 'Xin chào' });
  };

  it('survives a navigation right after', async () => {
    await arrive();
    await trackFive();
    await visitor.goto('/next');
    await expectFive(['page_view', 'page_view']);
  });

  it('survives a tab that is closed 50 ms later', async () => {
    await arrive();
    await trackFive();
    await visitor.page.waitForTimeout(50);
    await visitor.page.close({ runBeforeUnload: true });
    await expectFive(['page_view']);
  });

  it('keeps events of a tab that is closed while the collector fails, for the next visit', async () => {
    await arrive();
    visitor.collector.mode = 'failing';
    await trackFive();
    await visitor.page.waitForTimeout(50);
    await visitor.page.close();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(visitor.collector.events()).toHaveLength(1);
    visitor.collector.mode = 'ok';
    const page = await visitor.context.newPage();
    // Another tab leaves a queue alone for half a minute, lest it belongs to a living page.
    await page.addInitScript(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + 40_000;
    });
    await page.goto(`${visitor.collector.origin}/next`);
    await expectFive(['page_view', 'page_view']);
  });

  it('sends after an offline time', async () => {
    await arrive();
    await visitor.context.setOffline(true);
    await trackFive();
    await visitor.page.waitForTimeout(4000);
    expect(visitor.collector.events()).toHaveLength(1);
    await visitor.context.setOffline(false);
    await expectFive(['page_view']);
  });

  it('survives a reload during an outage', async () => {
    await arrive();
    visitor.collector.mode = 'down';
    await trackFive();
    await visitor.page.waitForTimeout(50);
    await visitor.page.reload();
    await visitor.page.waitForTimeout(1000);
    visitor.collector.mode = 'ok';
    await expectFive(['page_view', 'page_view'], 15_000);
  });

  it('tries again while the collector answers 503, not before it asks to', async () => {
    await arrive();
    visitor.collector.mode = 'failing';
    await trackFive();
    await visitor.page.waitForTimeout(5000);
    const tries = visitor.collector.arrivals.filter((arrival) => arrival.status === 503).length;
    expect(tries).toBeGreaterThanOrEqual(2);
    expect(tries).toBeLessThanOrEqual(5);
    visitor.collector.mode = 'ok';
    await expectFive(['page_view'], 15_000);
  });

  it('sends a thousand events in batches below 300 bytes an event, without a long task', async () => {
    await arrive();
    const ms = await visitor.page.evaluate(() => {
      const { quen } = window as unknown as { quen: { track: (name: string, properties: object) => void } };
      const started = performance.now();
      for (let index = 0; index < 1000; index++) quen.track('bench', { index, label: 'cart drawer', value: 129_000 });
      return performance.now() - started;
    });
    expect(ms).toBeLessThan(500);
    await eventually(() => visitor.collector.events().length, { timeout: 15_000 }).toBe(1001);
    const batches = visitor.collector.arrivals.filter((arrival) => arrival.path === '/v1/events');
    const bytes = batches.reduce((sum, { body }) => sum + Buffer.byteLength(JSON.stringify(body)), 0);
    expect(bytes / 1000).toBeLessThan(300);
    expect(batches.flatMap(({ body }) => body.events ?? [])).toHaveLength(1001);
  });
});
