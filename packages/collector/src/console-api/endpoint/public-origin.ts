import type { Context } from 'hono';
import type { CollectorCore } from '../../server/core.ts';

/** Where the browser reached us, as `https://shop.example`: behind the shop's own proxies, by what they say. */
export function publicOrigin(core: CollectorCore, c: Context): string {
  const url = new URL(c.req.url);
  if (core.trustedProxies === 0) return url.origin;
  const last = (name: string): string | undefined => c.req.header(name)?.split(',').at(-1)?.trim();
  return `${last('x-forwarded-proto') ?? url.protocol.slice(0, -1)}://${last('x-forwarded-host') ?? url.host}`;
}
