import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultRules } from '../rules/default-rules.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import { debugRoutes } from './debug-routes.ts';
import { debugTexts, reasonTexts, stageTexts } from './debug-texts.ts';

let collector: Collector;
beforeAll(async () => {
  collector = await createCollector({ initialRules: defaultRules({ salt: 's' }) });
  collector.app.route('/', debugRoutes(collector.core));
  const evil = '<img src=x onerror=alert(1)>';
  await collector.upsertProducts([
    { id: 'p1', title: evil, url: '/p1', categories: [evil], currency: 'VND', priceMinor: 100_000, availability: 'in_stock' },
    { id: 'p2', title: 'Áo', url: '/p2', categories: ['ao'], currency: 'VND', priceMinor: 200_000, availability: 'in_stock' },
  ]);
  const items = [{ item_id: 'p1', item_category: evil, price: 100_000, quantity: 1 }];
  await collector.upsertProducts([
    {
      id: 'p3',
      title: 'Ấm trà',
      titles: { en: 'Teapot' },
      url: '/p3',
      categories: [],
      currency: 'VND',
      availability: 'in_stock',
    },
  ]);
  await collector.decide({
    placements: ['home-for-you'],
    page: { url: 'https://shop.example/p1', type: 'product' },
    anonymousId: 'v-1',
    events: [
      { messageId: 'm1', name: 'view_item', anonymousId: 'v-1', properties: { currency: 'VND', items } },
      { messageId: 'm3', name: 'view_item', anonymousId: 'v-1', properties: { currency: 'VND', items: [{ item_id: 'p3' }] } },
      { messageId: 'm2', name: 'add_to_cart', anonymousId: 'v-1', properties: { currency: 'VND', items } },
    ],
  });
  await collector.settle();
});
afterAll(() => collector.close());

const see = async (path: string, visitor?: string) => {
  const answer = await collector.app.request(path, visitor === undefined ? {} : { headers: { cookie: `quen_id=${visitor}` } });
  return { html: await answer.text(), headers: answer.headers, status: answer.status };
};

describe('/debug', () => {
  test('shows who, interests, cart, events, decisions and what would be answered now', async () => {
    const { html, status } = await see('/debug?lang=en', 'v-1');
    expect(status).toBe(200);
    for (const part of ['who', 'session', 'interests', 'cart', 'decisions', 'events', 'now'])
      expect(html).toContain(`data-part="${part}"`);
    expect(html).toContain('add_to_cart');
    expect(html).toContain('home-for-you');
    expect(html).toMatch(/<progress max="[\d.]+" value="[\d.]+"/);
  });

  test('calls products as its language does', async () => {
    expect((await see('/debug?lang=vi', 'v-1')).html).toContain('Ấm trà');
    expect((await see('/debug?lang=vi', 'v-1')).html).not.toContain('Teapot');
    expect((await see('/debug?lang=en', 'v-1')).html).toContain('Teapot');
  });

  test('escapes what shops and visitors write', async () => {
    const { html } = await see('/debug', 'v-1');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
  });

  test('runs only its own script and style', async () => {
    const { html, headers } = await see('/debug', 'v-1');
    const nonce = /script-src 'nonce-([\w-]+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? '';
    expect(nonce.length).toBeGreaterThan(15);
    expect([...html.matchAll(/<(?:script|style)[^>]*>/g)].map(([tag]) => tag)).toEqual([
      `<style nonce="${nonce}">`,
      `<script nonce="${nonce}">`,
    ]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await see('/debug', 'v-1')).headers.get('content-security-policy')).not.toContain(nonce);
  });

  test('knows nobody without the cookie, and no one else by a wrong one', async () => {
    for (const visitor of [undefined, 'v-2', 'x'.repeat(300)]) {
      const { html } = await see('/debug/parts?lang=vi', visitor);
      expect(html).toContain('Chưa có gì về trình duyệt này');
      expect(html).not.toContain('add_to_cart');
    }
  });

  test('writes nothing', async () => {
    const before = await collector.storage.log.count();
    await see('/debug', 'v-1');
    await see('/debug/parts', 'v-3');
    expect(await collector.storage.log.count()).toBe(before);
  });

  test('says everything in both languages', () => {
    for (const texts of [debugTexts, reasonTexts, stageTexts]) {
      expect(Object.keys(texts.vi).sort()).toEqual(Object.keys(texts.en).sort());
      expect(Object.values(texts.vi).every((text) => text !== '')).toBe(true);
    }
  });
});
