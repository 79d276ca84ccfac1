import { randomBytes } from 'node:crypto';
import type { OfferCodeRecord } from '../storage/offer-store.ts';

/** Crockford's base 32: no letters that are mistaken for digits or for each other. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Twelve characters, 60 random bits: guessing one of a million codes takes a trillion tries. */
const length = 12;

export interface OfferCodeOptions {
  readonly offerId: string;
  readonly count: number;
  readonly prefix?: string;
  /** Whose they are, one code each; for anybody when absent. */
  readonly profileIds?: readonly string[];
  readonly expiresAtMs: number | null;
}

/** Makes codes that cannot be guessed: `TET-7K2M9QX4B0RT`. */
export function makeOfferCodes({ offerId, count, prefix, profileIds, expiresAtMs }: OfferCodeOptions): OfferCodeRecord[] {
  const bytes = randomBytes(count * length);
  return Array.from({ length: count }, (_, nth) => {
    let code = prefix === undefined ? '' : `${prefix.toUpperCase()}-`;
    for (let i = 0; i < length; i++) code += alphabet[(bytes[nth * length + i] ?? 0) & 31];
    return { code, offerId, profileId: profileIds?.[nth] ?? null, expiresAtMs, orderId: null };
  });
}
