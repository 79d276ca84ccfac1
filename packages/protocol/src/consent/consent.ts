/** What personal data may be used for. */
export const consentPurposes = ['analytics', 'personalization', 'marketing', 'functional'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

export type ConsentStatus = 'granted' | 'denied';

/** One entry of the append-only consent ledger. */
export interface ConsentRecord {
  readonly purpose: ConsentPurpose;
  readonly status: ConsentStatus;
  readonly atMs: number;
  /** Who said so: the shop's own banner, Google Consent Mode, Global Privacy Control, the person in the console. */
  readonly source: 'shop' | 'google_consent_mode' | 'gpc' | 'console' | 'import';
  /** Which wording was agreed to. */
  readonly textVersion?: string;
  readonly evidence?: string;
}

/** The state of consent a request carries; a purpose that is absent is not decided. */
export type ConsentState = { readonly [purpose in ConsentPurpose]?: ConsentStatus };
