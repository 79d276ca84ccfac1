import { fnv1a } from './fnv1a.ts';

/**
 * A number from 0 to 1 for a value, even over values and the same for ever. Version 1 has thousandths and is kept for
 * namespaces; version 2 has ten-thousandths and hashes twice, which takes the bias out of seeds that resemble each other. Null for
 * a version that does not exist.
 */
export function hash(seed: string, value: string, version: number): number | null {
  if (version === 2) return (fnv1a(String(fnv1a(seed + value))) % 10_000) / 10_000;
  if (version === 1) return (fnv1a(value + seed) % 1000) / 1000;
  return null;
}
