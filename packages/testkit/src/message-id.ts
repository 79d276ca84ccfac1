import type { Random } from './random.ts';

/** A time-ordered id in the form of a UUIDv7 (RFC 9562): 48 bits of epoch milliseconds, then random bits. */
export function createMessageId(atMs: number, random: Random): string {
  const time = Math.floor(atMs).toString(16).padStart(12, '0').slice(-12);
  const block = (digits: number): string =>
    random
      .int(0, 16 ** digits - 1)
      .toString(16)
      .padStart(digits, '0');
  const variant = (8 + random.int(0, 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${block(3)}-${variant}${block(3)}-${block(6)}${block(6)}`;
}
