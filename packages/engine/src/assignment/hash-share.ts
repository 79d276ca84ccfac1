import { fnv1a } from './fnv1a.ts';

/**
 * A number from 0 (inclusive) to 1 (exclusive) for a value, in steps of a four-billionth: for shares as small as a permille, where
 * the ten-thousandths of `hash` are too coarse, and for draws.
 */
export function hashShare(seed: string, value: string): number {
  return fnv1a(String(fnv1a(`${seed}\u0000${value}`))) / 0x1_0000_0000;
}
