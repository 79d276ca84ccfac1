import type { Asked } from '../routes/asked.ts';

/**
 * What the outermost of the shop's own proxies wrote into a `X-Forwarded-…` header: each one adds an entry at the end, and what stands before theirs is
 * the client's own word. Undefined without such proxies, or when they wrote nothing.
 */
export function forwarded(c: Asked, name: string, trustedProxies: number): string | undefined {
  if (trustedProxies === 0) return undefined;
  const entries = c.req.header(name)?.split(',') ?? [];
  const entry = entries[Math.max(0, entries.length - trustedProxies)]?.trim();
  return entry === '' ? undefined : entry;
}
