import type { StoredKeyPair } from '../storage/storage.ts';
import { localKeyName } from './local-key-name.ts';

/** Without the pair that commands on this machine use: it comes and goes with the server, and is nobody's business. */
export function shopPairs(pairs: readonly StoredKeyPair[]): readonly StoredKeyPair[] {
  return pairs.filter(({ name }) => name !== localKeyName);
}

/** The shop's pairs that work, the newest last. */
export function livePairs(pairs: readonly StoredKeyPair[], nowMs: number): readonly StoredKeyPair[] {
  return shopPairs(pairs)
    .filter(({ expiresAtMs }) => expiresAtMs === null || expiresAtMs > nowMs)
    .sort((a, b) => a.createdAtMs - b.createdAtMs);
}
