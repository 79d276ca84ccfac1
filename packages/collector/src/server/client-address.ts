import { isIPv4, isIPv6 } from 'node:net';
import type { Asked } from '../routes/asked.ts';
import { forwarded } from './forwarded.ts';

/**
 * The address a request comes from, used to limit floods and kept nowhere. Behind `trustedProxies` proxies it is the entry of
 * `X-Forwarded-For` that the outermost of them wrote; entries before it are the client's own word. The empty string when it is not known.
 */
export function clientAddress(c: Asked, trustedProxies: number): string {
  const address = forwarded(c, 'x-forwarded-for', trustedProxies);
  if (address !== undefined) return networkOf(withoutPort(address));
  const bindings: unknown = c.env;
  const socket = (bindings as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket;
  return networkOf(socket?.remoteAddress ?? '');
}

/** Some proxies write the port behind the address, which changes with each connection: `192.0.2.7:51234`, `[2001:db8::1]:51234`. */
function withoutPort(address: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1] ?? address;
}

/** An IPv4 address as it is, an IPv6 one by its /64: one customer has a whole one. */
function networkOf(address: string): string {
  const plain = /^::ffff:(?=[\d.]+$)/i.test(address) ? address.slice(7) : address;
  const [bare = ''] = plain.split('%');
  if (isIPv4(bare) || !isIPv6(bare)) return bare.slice(0, 100);
  const [before = '', after] = bare.split('::');
  const left = before === '' ? [] : before.split(':');
  const right = after === undefined || after === '' ? [] : after.split(':');
  const groups =
    after === undefined ? left : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
