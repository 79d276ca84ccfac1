import { describe, expect, test } from 'vitest';
import type { Asked } from '../routes/asked.ts';
import { clientAddress } from './client-address.ts';

const asked = (forwardedFor: string | undefined, remoteAddress?: string): Asked =>
  ({ req: { header: () => forwardedFor }, env: { incoming: { socket: { remoteAddress } } } }) as unknown as Asked;

describe('clientAddress', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:0db8::ABCD:1', '2001:db8:0:0'],
    ['2001:db8:0:0:5::', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
  ])('is the same for all of a customer: %s', (socket, expected) => {
    expect(clientAddress(asked(undefined, socket), 0)).toBe(expected);
    expect(clientAddress(asked(socket), 1)).toBe(expected);
  });

  test.each([
    ['192.0.2.7:51234', '192.0.2.7'],
    ['[2001:db8::1]:51234', '2001:db8:0:0'],
    ['[2001:db8::2]', '2001:db8:0:0'],
    ['unknown', 'unknown'],
  ])('is not another for each connection: %s', (told, expected) => {
    expect(clientAddress(asked(told), 1)).toBe(expected);
  });

  test('is what the outermost of the shop’s proxies wrote, and without any the connection’s', () => {
    expect(clientAddress(asked('6.6.6.6, 192.0.2.7, 10.0.0.1', '10.0.0.2'), 2)).toBe('192.0.2.7');
    expect(clientAddress(asked('6.6.6.6', '192.0.2.9'), 0)).toBe('192.0.2.9');
    expect(clientAddress(asked(undefined), 0)).toBe('');
  });
});
