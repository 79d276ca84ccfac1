import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Collector } from './collector.ts';
import { createCollector } from './create-collector.ts';
import { type Listening, listen } from './listen.ts';

let collector: Collector;
let listening: Listening;
let keys: { publishable: string; secret: string };

beforeAll(async () => {
  collector = await createCollector({ bodyLimits: { maxBytes: 20_000 }, now: () => 1_750_000_000_000 });
  keys = await collector.core.keys.create({ name: 'test', origins: ['https://shop.example'], nowMs: 0 });
  listening = await listen(collector, { port: 0, hostname: '127.0.0.1' });
});
afterAll(() => listening.close());

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

const event = { messageId: 'm1', name: 'page_view', anonymousId: 'visitor-1' };
const body = JSON.stringify({ events: [event, { name: 'nobody' }] });
const decideBody = (placements: readonly string[]): string =>
  JSON.stringify({ placements, page: { url: 'https://shop.example/' }, anonymousId: 'visitor-1', locale: 'vi', events: [event] });
const bearer = (key: string): { readonly [name: string]: string } => ({ authorization: `Bearer ${key}` });

const requests: readonly [string, () => Sent][] = [
  ['a secret key', () => ({ headers: bearer(keys.secret), body })],
  ['a publishable key in the address', () => ({ path: `/v1/events?key=${keys.publishable}`, body })],
  ['a secret key in the address', () => ({ path: `/v1/events?a=b&key=${keys.secret}`, body })],
  ['no key', () => ({ body })],
  ['an unknown key', () => ({ headers: bearer('pk_nobody'), body })],
  [
    'a page of the shop',
    () => ({
      path: `/v1/events?key=${keys.publishable}`,
      headers: { origin: 'https://shop.example', 'content-type': 'text/plain' },
      body,
    }),
  ],
  ['another page', () => ({ path: `/v1/events?key=${keys.publishable}`, headers: { origin: 'https://other.example' }, body })],
  ['gzip', () => ({ headers: bearer(keys.secret), body: new Uint8Array(gzipSync(body)) })],
  ['broken gzip', () => ({ headers: bearer(keys.secret), body: new Uint8Array([0x1f, 0x8b, 1, 2]) })],
  ['broken JSON', () => ({ headers: bearer(keys.secret), body: '{' })],
  ['no UTF-8', () => ({ headers: bearer(keys.secret), body: new Uint8Array([0xff, 0xfe]) })],
  ['nothing', () => ({ headers: bearer(keys.secret), body: '' })],
  ['a list', () => ({ headers: bearer(keys.secret), body: '[]' })],
  ['too much', () => ({ headers: bearer(keys.secret), body: JSON.stringify({ events: [], more: 'x'.repeat(20_000) }) })],
  ['a refusal of all', () => ({ path: `/v1/events?key=${keys.publishable}`, headers: { 'sec-gpc': '1' }, body })],
  ['another method', () => ({ method: 'GET', headers: bearer(keys.secret) })],
  ['a question before', () => ({ method: 'OPTIONS', headers: { origin: 'https://shop.example' } })],
  ['a page to decide', () => ({ path: '/v1/decide', headers: bearer(keys.secret), body: decideBody([]) })],
  ['a page of the shop to decide', () => ({ path: `/v1/decide?key=${keys.publishable}`, body: decideBody([]) })],
  ['placements nobody knows', () => ({ path: '/v1/decide', headers: bearer(keys.secret), body: decideBody(['nowhere']) })],
  ['a wrong question', () => ({ path: '/v1/decide', headers: bearer(keys.secret), body: '{"placements":1}' })],
  ['a path below', () => ({ path: '/v1/events/', headers: bearer(keys.secret), body })],
];

it.each(requests)('answers over a socket as Hono does: %s', async (_, make) => {
  const { path = '/v1/events', method = 'POST', ...rest } = make();
  const init = { method, ...rest };
  // The event is a duplicate after the first time, whichever way it came.
  await collector.app.request('/v1/events', { method: 'POST', headers: bearer(keys.secret), body });
  await collector.app.request(`/v1/events?key=${keys.publishable}`, { method: 'POST', body });
  const length = rest.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(rest.body)) };
  const expected = await collector.app.request(path, { ...init, headers: { ...rest.headers, ...length } });
  const given = await fetch(`http://127.0.0.1:${listening.port}${path}`, init);
  expect([given.status, await given.text()]).toEqual([expected.status, await expected.text()]);
  for (const [name, value] of expected.headers) expect([name, given.headers.get(name)]).toEqual([name, value]);
});

/** What comes back for bytes written as they are, in pieces. */
function exchange(pieces: readonly string[], enough: (text: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(listening.port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (enough(text)) socket.destroy();
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
    void (async () => {
      for (const piece of pieces) {
        socket.write(piece);
        await new Promise((next) => setTimeout(next, 20));
      }
    })();
  });
}

it('takes a body in pieces, one that does not say its length, and several requests on a connection', async () => {
  const head = (length: string): string =>
    `POST /v1/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${keys.secret}\r\n${length}\r\n\r\n`;
  const whole = `${head(`content-length: ${body.length}`)}${body}`;
  const chunked = `${head('transfer-encoding: chunked')}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  const half = whole.length - 30;
  const text = await exchange(
    [whole.slice(0, half), whole.slice(half), chunked, whole],
    (given) => given.split('"messageId":"m1"').length > 3,
  );
  expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(3);
});

it('is not shaken by a request that breaks off', async () => {
  await new Promise<void>((resolve) => {
    const socket = connect(listening.port, '127.0.0.1', () => {
      socket.write('POST /v1/events HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"events":');
      setTimeout(() => socket.destroy(), 20);
    });
    socket.on('close', () => resolve());
  });
  const after = await fetch(`http://127.0.0.1:${listening.port}/v1/events`, {
    method: 'POST',
    headers: bearer(keys.secret),
    body,
  });
  expect(after.status).toBe(200);
});
