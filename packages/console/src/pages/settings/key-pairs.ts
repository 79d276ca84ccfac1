import type { KeySummary } from '@quen/collector/console-api';

/** The two keys that were made together, and what they share. */
export interface KeyPair extends Pick<KeySummary, 'name' | 'origins' | 'createdAtMs' | 'expiresAtMs'> {
  readonly id: string;
  readonly publishable: KeySummary | undefined;
  readonly secret: KeySummary | undefined;
}

/** Keys by pairs, in the order in which the first of each comes. */
export function pairKeys(keys: readonly KeySummary[]): readonly KeyPair[] {
  const pairs = new Map<string, KeyPair>();
  for (const key of keys) {
    const { pairId: id, name, origins, createdAtMs, expiresAtMs } = key;
    const pair = pairs.get(id) ?? { id, name, origins, createdAtMs, expiresAtMs, publishable: undefined, secret: undefined };
    pairs.set(id, { ...pair, [key.kind]: key });
  }
  return [...pairs.values()];
}
