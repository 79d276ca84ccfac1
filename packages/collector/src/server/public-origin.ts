import type { Context } from 'hono';
import { forwarded } from './forwarded.ts';

/** Where a browser reached us. */
export interface PublicOrigin {
  readonly scheme: 'http' | 'https';
  /** With the port, when it is not the scheme's own. */
  readonly host: string;
  /** `https://shop.example` */
  readonly origin: string;
}

/** Where the browser reached us: behind the shop's own proxies, by what they say, since the outermost of them may speak TLS for us. */
export function publicOrigin(c: Context, trustedProxies: number): PublicOrigin {
  const url = new URL(c.req.url);
  const told = forwarded(c, 'x-forwarded-proto', trustedProxies)?.toLowerCase();
  const scheme = told === 'http' || told === 'https' ? told : url.protocol === 'https:' ? 'https' : 'http';
  const host = forwarded(c, 'x-forwarded-host', trustedProxies) ?? c.req.header('host') ?? url.host;
  return { scheme, host, origin: `${scheme}://${host}` };
}
