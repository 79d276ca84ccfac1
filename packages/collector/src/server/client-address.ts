import type { Asked } from '../routes/asked.ts';
import { forwarded } from './forwarded.ts';

/**
 * The address a request comes from, used to limit floods and kept nowhere. Behind `trustedProxies` proxies it is the entry of
 * `X-Forwarded-For` that the outermost of them wrote; entries before it are the client's own word. The empty string when it is not known.
 */
export function clientAddress(c: Asked, trustedProxies: number): string {
  const address = forwarded(c, 'x-forwarded-for', trustedProxies);
  if (address !== undefined) return shorten(address);
  const bindings: unknown = c.env;
  const socket = (bindings as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket;
  return shorten(socket?.remoteAddress ?? '');
}

/** One customer has a whole /64 of IPv6 addresses. */
function shorten(address: string): string {
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain;
}
