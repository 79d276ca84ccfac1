import { type Context, Hono } from 'hono';
import { expect, it } from 'vitest';
import { publicOrigin } from './public-origin.ts';

async function originOf(trustedProxies: number, headers: Record<string, string>, url = 'http://10.0.0.1:7836/'): Promise<string> {
  const app = new Hono().get('/', (c: Context) => c.text(publicOrigin(c, trustedProxies).origin));
  return (await app.request(url, { headers })).text();
}

it('is what the outermost of the shop’s own proxies saw, and nothing that was said before it', async () => {
  const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'shop.example' };
  expect(await originOf(0, headers)).toBe('http://10.0.0.1:7836');
  expect(await originOf(1, headers)).toBe('https://shop.example');
  expect(await originOf(2, headers)).toBe('https://shop.example');
  const two = { 'x-forwarded-proto': 'gopher, https, http', 'x-forwarded-host': 'evil.example, shop.example, inside' };
  expect(await originOf(2, two)).toBe('https://shop.example');
  expect(await originOf(1, two)).toBe('http://inside');
});

it('is what was asked when proxies say nothing that makes sense', async () => {
  expect(await originOf(1, {})).toBe('http://10.0.0.1:7836');
  expect(await originOf(1, { 'x-forwarded-proto': 'gopher', host: 'shop.example' })).toBe('http://shop.example');
  expect(await originOf(1, { 'x-forwarded-proto': '' }, 'https://shop.example/')).toBe('https://shop.example');
});
