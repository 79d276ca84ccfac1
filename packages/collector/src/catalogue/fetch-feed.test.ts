import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { type FetchFeedOptions, fetchFeed } from './fetch-feed.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function textOf(address: string, options?: FetchFeedOptions): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await fetchFeed(address, options)).body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Only `feed.test` may be reached, at the test's own server. */
const own: FetchFeedOptions = {
  resolve: async (host) => (host === 'feed.test' ? ['127.0.0.1'] : host === 'inside.test' ? ['10.0.0.8'] : []),
  allows: (address) => address === '127.0.0.1',
};

describe('fetchFeed', () => {
  test.each([
    'http://127.0.0.1/feed',
    'http://2130706433/feed',
    'http://0x7f.1/feed',
    'http://[::1]/feed',
    'http://[::ffff:127.0.0.1]/feed',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.8:8080/',
    'http://localhost/feed',
  ])('refuses %s', async (address) => {
    await expect(fetchFeed(address)).rejects.toThrow('is not on the public internet');
  });

  test.each([
    ['file:///etc/passwd', 'begins with https://'],
    ['gopher://shop.example/', 'begins with https://'],
    ['https://user:secret@shop.example/', 'leave user name'],
    ['feed.xml', 'is not an address'],
  ])('refuses %s', async (address, message) => {
    await expect(fetchFeed(address)).rejects.toThrow(message);
  });

  test('refuses a name when any one of its addresses is private', async () => {
    const resolve = async (): Promise<readonly string[]> => ['93.184.215.14', '192.168.0.1'];
    await expect(fetchFeed('http://rebind.test/', { resolve })).rejects.toThrow('is not on the public internet');
  });

  test('connects to the address it checked and keeps the host name', async () => {
    let host: string | undefined;
    const port = await serve((request, response) => {
      host = request.headers.host;
      response.end('hello');
    });
    expect(await textOf(`http://feed.test:${port}/a`, own)).toBe('hello');
    expect(host).toBe(`feed.test:${port}`);
  });

  test('checks redirects anew', async () => {
    const port = await serve((request, response) => {
      const to = request.url === '/inside' ? 'http://inside.test/' : request.url === '/loop' ? '/loop' : '/end';
      if (request.url === '/end') response.end('there');
      else response.writeHead(302, { location: to }).end();
    });
    expect(await textOf(`http://feed.test:${port}/start`, own)).toBe('there');
    await expect(fetchFeed(`http://feed.test:${port}/inside`, own)).rejects.toThrow('inside.test is not on the public internet');
    await expect(fetchFeed(`http://feed.test:${port}/loop`, own)).rejects.toThrow('redirects too often');
  });

  test('unpacks and passes faults on', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/gz') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed'));
      else response.writeHead(410).end();
    });
    expect(await textOf(`http://feed.test:${port}/gz`, own)).toBe('packed');
    await expect(fetchFeed(`http://feed.test:${port}/gone`, own)).rejects.toThrow('answered 410');
  });

  test('keeps what it knows of a feed whose server says only that it is the same', async () => {
    const port = await serve((_, response) => response.writeHead(304).end());
    const known = { etag: '"1"', lastModified: 'Mon, 23 Nov 2026 00:00:00 GMT' };
    expect(await fetchFeed(`http://feed.test:${port}/`, { ...own, known })).toMatchObject({ unchanged: true, version: known });
  });

  test('says of a feed that comes in part whether it stalled or was cut', async () => {
    const port = await serve((request, response) => {
      response.write('id,title\n');
      if (request.url === '/cut') setTimeout(() => response.destroy(), 20);
    });
    const told = async (path: string) => {
      const chunks: string[] = [];
      const { body } = await fetchFeed(`http://feed.test:${port}${path}`, { ...own, timeoutMs: 200 });
      const all = async () => {
        for await (const chunk of body) chunks.push(Buffer.from(chunk).toString());
      };
      const fault = await all().catch((error: unknown) => error);
      return [chunks.join(''), fault];
    };
    expect(await told('/stalled')).toEqual([
      'id,title\n',
      expect.objectContaining({ message: expect.stringContaining('stopped sending') }),
    ]);
    expect(await told('/cut')).toEqual([
      'id,title\n',
      expect.objectContaining({ message: expect.stringContaining('ended the connection early') }),
    ]);
  });

  test('gives up on a silent server', async () => {
    const port = await serve(() => {});
    await expect(fetchFeed(`http://feed.test:${port}/`, { ...own, timeoutMs: 50 })).rejects.toThrow('does not answer');
  });
});
