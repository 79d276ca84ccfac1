import type { ConsentPurpose } from '@quen/protocol';

export interface KeySummary {
  readonly id: string;
  readonly kind: 'publishable' | 'secret';
  readonly name: string;
  /** First characters; the whole is shown once, when made. */
  readonly prefix: string;
  readonly origins: readonly string[];
  readonly createdAtMs: number;
  readonly lastUsedAtMs: number | null;
  readonly expiresAtMs: number | null;
}

/** Answer of `POST /console/api/keys`. */
export interface CreatedKey {
  readonly key: KeySummary;
  /** The key itself; it cannot be shown again. */
  readonly value: string;
}

/** How long what is kept, in days; null for ever. */
export interface RetentionSettings {
  readonly eventsDays: number | null;
  readonly rejectedDays: number | null;
  readonly decisionsDays: number | null;
}

/** A wording people consent to; older versions stay for evidence. */
export interface ConsentText {
  readonly purpose: ConsentPurpose;
  readonly version: string;
  readonly text: { readonly [language: string]: string };
}
