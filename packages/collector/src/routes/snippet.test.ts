import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { createCollector } from '../server/create-collector.ts';
import { loadScripts, tagOf } from './snippet-scripts.ts';

it('serves the snippet, and nothing to who has it', async () => {
  const collector = await createCollector();
  const first = await collector.app.request('/quen.js');
  expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
  expect((await first.text()).length).toBeGreaterThan(1000);
  const etag = first.headers.get('etag') ?? '';
  const again = await collector.app.request('/quen.js', { headers: { 'if-none-match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  await collector.close();
});

it('serves this version at an address of its own for good, and names its digest', async () => {
  const collector = await createCollector();
  const { headers } = await collector.app.request('/quen.js');
  const versioned = headers.get('content-location') ?? '';
  expect(versioned).toMatch(/^\/quen\.[\w-]{22}\.js$/);
  const fixed = await collector.app.request(versioned);
  expect([fixed.status, fixed.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  const digest = createHash('sha512')
    .update(await fixed.text())
    .digest('base64');
  expect(headers.get('quen-integrity')).toBe(`sha512-${digest}`);
  expect((await collector.app.request('/quen.0000000000000000000000.js')).status).toBe(404);
  await collector.close();
});

it('comes packed to who takes that', async () => {
  const collector = await createCollector();
  const ask = (accepted: string): Promise<Response> =>
    Promise.resolve(collector.app.request('/quen.js', { headers: { 'accept-encoding': accepted } }));
  const plain = await (await ask('identity')).text();
  const smallest = await ask('gzip, deflate, br');
  expect([smallest.headers.get('content-encoding'), smallest.headers.get('vary')]).toEqual(['br', 'Accept-Encoding']);
  expect(brotliDecompressSync(Buffer.from(await smallest.arrayBuffer())).toString()).toBe(plain);
  const gzipped = await ask('gzip, br;q=0');
  expect(gzipped.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(Buffer.from(await gzipped.arrayBuffer())).toString()).toBe(plain);
  await collector.close();
});

it('writes the tag, for one version with its digest', async () => {
  const script = (await loadScripts()).get('quen.js');
  expect(tagOf('https://quen.example', 'pk_1')).toBe(
    '<script async src="https://quen.example/quen.js" data-key="pk_1"></script>',
  );
  expect(tagOf('https://quen.example', 'pk_1', script)).toBe(
    `<script async src="https://quen.example${script?.versioned}" integrity="sha512-${script?.digest}" crossorigin data-key="pk_1"></script>`,
  );
});
