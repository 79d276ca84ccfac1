import { afterEach, describe, expect, it } from 'vitest';
import type { NewKeyPair } from '../keys/key-ring.ts';
import type { Collector } from '../server/collector.ts';
import { type CollectorOptions, createCollector } from '../server/create-collector.ts';

let collector: Collector;
let keys: NewKeyPair;
afterEach(() => collector.close());

async function open(options: CollectorOptions): Promise<void> {
  collector = await createCollector(options);
  keys = await collector.core.keys.create({ name: 'shop', nowMs: Date.now() });
}

describe('the visitor’s cookie', () => {
  const ask = async (query = '', headers: Record<string, string> = {}): Promise<Response> =>
    collector.app.request(`https://quen.shop.example/v1/visitor?key=${keys.publishable}${query}`, { headers });

  it('is set by the server for 400 days, and stays what it was', async () => {
    await open({ cookieDomain: 'shop.example' });
    const first = await ask();
    const { anonymousId } = (await first.json()) as { anonymousId: string };
    expect(first.headers.get('set-cookie')).toBe(
      `quen_id=${anonymousId}; Max-Age=34560000; Domain=shop.example; Path=/; Secure; SameSite=Lax`,
    );
    expect(first.headers.get('access-control-allow-credentials')).toBeNull();
    const again = await ask('&id=somebody-else', { cookie: `other=1; quen_id=${anonymousId}` });
    expect(((await again.json()) as { anonymousId: string }).anonymousId).toBe(anonymousId);
    expect(((await (await ask('&id=kept-from-script')).json()) as { anonymousId: string }).anonymousId).toBe('kept-from-script');
  });

  it('is for https alone where a proxy of the shop’s own speaks it', async () => {
    await open({ trustedProxies: 2 });
    const proxied = await collector.app.request(`http://10.0.0.1/v1/visitor?key=${keys.publishable}`, {
      headers: { 'x-forwarded-proto': 'https,http' },
    });
    expect(proxied.headers.get('set-cookie')).toContain('; Secure');
  });

  it('takes no id that is none, and is not for other sites', async () => {
    await open({});
    for (const id of [
      'a%0d%0aset-cookie:x=1',
      'short',
      'null',
      '00000000-0000-0000-0000-000000000000',
      'x;Domain=evil.example',
    ]) {
      const response = await ask(`&id=${encodeURIComponent(decodeURIComponent(id))}`);
      expect(response.headers.get('set-cookie')).toMatch(/^quen_id=[0-9a-f-]{36}; /);
      expect(response.headers.get('set-cookie')).not.toContain('00000000-0000');
    }
    expect((await ask('', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask('', { 'sec-fetch-site': 'same-site' })).status).toBe(200);
  });
});
