import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Collector } from '../../server/collector.ts';
import { createCollector } from '../../server/create-collector.ts';
import { type ConsoleFile, toConsoleFile } from './console-bundle.ts';
import { consolePageRoutes } from './console-page-routes.ts';

const files = new Map<string, ConsoleFile>();
for (const [name, text] of [
  ['main.js', 'console.log(1)'],
  ['chunk-AB12CD34.js', 'export {}'],
  ['notes.txt', 'no'],
] as const) {
  const file = toConsoleFile(name, Buffer.from(text));
  if (file !== undefined) files.set(name, file);
}

let collector: Collector;
let loads = 0;
beforeAll(async () => {
  collector = await createCollector();
});
afterAll(() => collector.close());

const ask = (path: string, headers: Record<string, string> = {}) =>
  consolePageRoutes(collector.core, async () => ({ page: '<!doctype html><html lang="vi"><title>Quen</title>', files })).request(
    path,
    {
      headers,
    },
  );

describe('the console’s page', () => {
  it.each(['/console', '/console/', '/console/campaigns/welcome', '/console/?setup=x'])('is at %s', async (path) => {
    const response = await ask(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await response.text()).toContain('<title>Quen</title>');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it.each([
    ['vi', { 'accept-language': 'vi-VN,vi;q=0.9,en;q=0.8' }],
    ['en', { 'accept-language': 'fr' }],
    ['en', { 'accept-language': 'vi', cookie: 'quen_console_language=en' }],
    ['vi', { 'accept-language': 'vi', cookie: 'quen_console_language="><script>' }],
  ])('is in %s from its first byte for %o', async (language, headers) => {
    expect(await (await ask('/console', headers)).text()).toContain(`<html lang="${language}">`);
  });

  it('runs our own files only, and stands in nobody’s frame', async () => {
    const policy = (await ask('/console')).headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"]),
    );
    expect(/script-src[^;]*unsafe/.test(policy)).toBe(false);
  });
});

describe('its files', () => {
  it('are kept for ever when their name tells what is in them, and asked for again when not', async () => {
    expect((await ask('/console/assets/chunk-AB12CD34.js')).headers.get('cache-control')).toContain('immutable');
    const main = await ask('/console/assets/main.js');
    expect(main.headers.get('cache-control')).toBe('no-cache');
    const etag = main.headers.get('etag') ?? '';
    expect((await ask('/console/assets/main.js', { 'if-none-match': etag })).status).toBe(304);
  });

  it('are small for browsers that unpack them', async () => {
    const response = await ask('/console/assets/main.js', { 'accept-encoding': 'br, gzip' });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(Buffer.from(await response.arrayBuffer())).toString()).toBe('console.log(1)');
    expect(await (await ask('/console/assets/main.js')).text()).toBe('console.log(1)');
  });

  it.each(['nope.js', 'notes.txt', '..%2Fpackage.json', '__proto__'])('do not include %s', async (name) => {
    expect((await ask(`/console/assets/${name}`)).status).toBe(404);
  });
});

it('is built once, and again after it failed', async () => {
  const app = consolePageRoutes(collector.core, async () => {
    loads++;
    if (loads === 1) throw new Error('not yet');
    return { page: 'ready', files };
  });
  expect((await app.request('/console')).status).toBe(404);
  await Promise.all([1, 2, 3].map(() => app.request('/console')));
  expect(await (await app.request('/console')).text()).toBe('ready');
  expect(loads).toBe(2);
});
