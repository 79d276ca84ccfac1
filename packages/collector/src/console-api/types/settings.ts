import type { ConsentPurpose } from '@quen/protocol';

export type { RetentionSettings } from '@quen/protocol';

/** One key. Keys come in pairs of a publishable and a secret one, which share name and origins and end together. */
export interface KeySummary {
  readonly id: string;
  /** The same for both keys of a pair. */
  readonly pairId: string;
  readonly kind: 'publishable' | 'secret';
  readonly name: string;
  /** The whole of a publishable one, which is no secret; of a secret one only its kind: it is shown once, when made. */
  readonly prefix: string;
  readonly origins: readonly string[];
  readonly createdAtMs: number;
  readonly lastUsedAtMs: number | null;
  readonly expiresAtMs: number | null;
}

/** Answer of `POST /console/api/keys`. */
export interface CreatedKey {
  readonly key: KeySummary;
  /** The key itself; a secret one cannot be shown again. */
  readonly value: string;
  /** The whole pair it came with; the secret ones cannot be shown again. */
  readonly pair: { readonly publishable: string; readonly secret: string; readonly tokenSecret: string };
}

/** A wording people consent to; older versions stay for evidence. */
export interface ConsentText {
  readonly purpose: ConsentPurpose;
  readonly version: string;
  readonly text: { readonly [language: string]: string };
}
