import { describe, expect, it } from 'vitest';
import { privacyShop } from './privacy-shop.contract.ts';

const shop = privacyShop();

describe('a copy of everything', () => {
  it('holds what is known, as data and as a page', async () => {
    await shop.live();
    for (const reference of [
      'u:customer-lan',
      'a:lans-phone',
      (await shop.collector.core.folder.read('u:customer-lan'))?.profile.id ?? '',
    ]) {
      const answer = await shop.ask('GET', `/v1/privacy/${encodeURIComponent(reference)}/export`);
      expect(answer.status, reference).toBe(200);
      const copy = (await answer.json()) as { [key: string]: { [key: string]: unknown }[] };
      expect(copy['identities']).toEqual(['a:lans-phone', 'u:customer-lan']);
      expect(copy['events']?.map(({ messageId }) => messageId)).toEqual(
        expect.arrayContaining(['lan-1', 'lan-2', 'lan-3', 'lan-4', 'lan-5']),
      );
      expect(copy['consents']).toMatchObject([
        { purpose: 'marketing', status: 'granted', textVersion: 'v3', evidence: 'banner' },
      ]);
      expect(copy['rejected']).toHaveLength(1);
      expect(copy['setAside']).toHaveLength(1);
      expect(copy['decisions']).toHaveLength(1);
      // A claim proves nothing: whoever sent it is somebody else.
      expect(JSON.stringify(copy['events'])).not.toContain('thief');
    }
  });

  it('runs nothing that a visitor wrote', async () => {
    await shop.collector.ingestTrusted([
      { messageId: 'x', name: 'identify', userId: 'eve', properties: { traits: { name: '<img src=x onerror=alert(1)>' } } },
    ]);
    const page = await shop.ask('GET', '/v1/privacy/u:eve/export?format=html');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await page.text();
    expect(html).toContain('&lt;img');
    expect(html).not.toMatch(/<(img|script)/);
  });

  it('is for the secret key, and of nobody who is not known', async () => {
    expect((await shop.ask('GET', '/v1/privacy/u:nobody/export')).status).toBe(404);
    expect((await shop.ask('GET', '/v1/privacy/u:nobody/export', undefined, shop.keys.publishable)).status).toBe(403);
    expect((await shop.ask('DELETE', '/v1/privacy/u:nobody', undefined, shop.keys.publishable)).status).toBe(403);
  });
});

describe('correction', () => {
  it('changes a trait, takes one back, and stands in the log', async () => {
    await shop.live();
    const answer = await shop.ask('PUT', '/v1/profiles/a:lans-phone/traits', { traits: { name: 'Trần Thị Lan', email: null } });
    expect(await answer.json()).toEqual({ traits: { name: 'Trần Thị Lan' } });
    const newest = (await shop.collector.storage.log.readNewest(['u:customer-lan'], 1))[0];
    expect(newest).toMatchObject({ name: 'identify', source: 'server', proof: 'proven' });
    expect((await shop.ask('PUT', '/v1/profiles/p_nobody/traits', { traits: {} })).status).toBe(404);
    expect((await shop.ask('PUT', '/v1/profiles/a:lans-phone/traits', { traits: [] })).status).toBe(400);
    const refused = await shop.ask('PUT', '/v1/profiles/a:guest/traits', { traits: { name: 'Lan' } });
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { code: 'invalid_request', issues: [{ path: 'anonymousId' }] },
    ]);
  });
});
