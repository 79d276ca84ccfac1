import type { Problem } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { createCollector } from './create-collector.ts';
import { createRateLimit } from './rate-limit.ts';

describe('rate limit', () => {
  it('lets a burst pass, then so many a second, each key for itself', () => {
    const limit = createRateLimit({ perSecond: 2, burst: 3 });
    expect([1, 2, 3, 4].map(() => limit.take('a', 0))).toEqual([0, 0, 0, 1]);
    expect(limit.take('b', 0)).toBe(0);
    expect(limit.take('a', 499)).toBe(1);
    expect(limit.take('a', 501)).toBe(0);
    expect(limit.take('a', 100)).toBe(1);
  });

  it('answers 429 with Retry-After to publishable keys, by the address a trusted proxy tells', async () => {
    let nowMs = Date.parse('2026-03-02T03:00:00Z');
    const collector = await createCollector({
      now: () => nowMs,
      limits: { address: { perSecond: 1, burst: 1 } },
      trustedProxies: 1,
    });
    const keys = await collector.core.keys.create({ name: 'shop', nowMs });
    const send = (address: string, key = keys.publishable): Promise<Response> | Response =>
      collector.app.request('/v1/events', {
        method: 'POST',
        body: '{"events":[]}',
        headers: { authorization: `Bearer ${key}`, 'x-forwarded-for': `6.6.6.6, ${address}` },
      });
    expect((await send('1.1.1.1')).status).toBe(200);
    const refused = await send('1.1.1.1');
    expect([refused.status, refused.headers.get('retry-after'), ((await refused.json()) as Problem).code]).toEqual([
      429,
      '1',
      'rate_limited',
    ]);
    expect((await send('2.2.2.2')).status).toBe(200);
    expect((await send('1.1.1.1', keys.secret)).status).toBe(200);
    nowMs += 1000;
    expect((await send('1.1.1.1')).status).toBe(200);
    await collector.close();
  });
});
