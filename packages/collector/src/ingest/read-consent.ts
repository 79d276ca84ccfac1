import { type ConsentPurpose, type ConsentState, type ConsentStatus, consentPurposes, isJsonObject } from '@quen/protocol';

/** Google Consent Mode v2's names for what the purposes are called here. */
const consentModeNames: { readonly [name: string]: ConsentPurpose } = {
  analytics_storage: 'analytics',
  personalization_storage: 'personalization',
  functionality_storage: 'functional',
  ad_storage: 'marketing',
  ad_user_data: 'marketing',
  ad_personalization: 'marketing',
};

/** What Google's consent commands also hold, and that is about no purpose of ours. */
const beside: ReadonlySet<string> = new Set(['security_storage', 'wait_for_update']);

/** The purpose that a name stands for, ours or Google's, in any case. */
export function purposeOf(name: string): ConsentPurpose | undefined {
  const plain = name.toLowerCase();
  if (Object.hasOwn(consentModeNames, plain)) return consentModeNames[plain];
  return consentPurposes.find((purpose) => purpose === plain);
}

/** `granted` or `denied`, in any case; what is neither stays as it is. */
export function readStatus(value: unknown): unknown {
  const plain = typeof value === 'string' ? value.toLowerCase() : undefined;
  return plain === 'granted' || plain === 'denied' ? plain : value;
}

export function isStatus(value: unknown): value is ConsentStatus {
  return value === 'granted' || value === 'denied';
}

/** What counts of two words on one purpose, in any order: a denial; else what is no status at all, so that it is not overheard. */
export function strictest(one: unknown, other: unknown): unknown {
  if (one === undefined || one === 'denied') return one ?? other;
  return other === 'denied' || one === 'granted' ? (other ?? one) : one;
}

/** A consent in a request's body with all names turned into ours; of several names for one purpose, a denial counts. Unknown ones stay. */
export function mapConsentNames(value: unknown): unknown {
  return isJsonObject(value) ? mapNames(Object.entries(value)) : value;
}

/** The same of names and statuses, which may come several times. */
export function mapNames(entries: readonly (readonly [name: string, status: unknown])[]): { [name: string]: unknown } {
  const mapped: { [name: string]: unknown } = {};
  for (const [name, status] of entries) {
    const purpose = purposeOf(name);
    if (purpose !== undefined) mapped[purpose] = strictest(mapped[purpose], readStatus(status));
    else if (!beside.has(name)) mapped[name] = status;
  }
  return mapped;
}

/**
 * What a request says of consent, with what Global Privacy Control (`Sec-GPC: 1`) says for it: that denies marketing and personalization, unless the
 * visitor granted them to this shop expressly, now or before.
 */
export function underPrivacyControl(
  said: ConsentState,
  isControlled: boolean,
  remembered: { readonly [purpose: string]: { readonly status: ConsentStatus } } | undefined,
): ConsentState {
  if (!isControlled) return said;
  const denied = (['marketing', 'personalization'] as const).filter((purpose) => remembered?.[purpose]?.status !== 'granted');
  return { ...Object.fromEntries(denied.map((purpose) => [purpose, 'denied'])), ...said };
}

/** The status of a purpose: what the request says, else what the profile remembers, else the shop's default. */
export function consentFor(
  purpose: ConsentPurpose,
  request: ConsentState,
  remembered: { readonly [purpose: string]: { readonly status: ConsentStatus } } | undefined,
  byDefault: ConsentStatus,
): ConsentStatus {
  return request[purpose] ?? remembered?.[purpose]?.status ?? byDefault;
}

/** What a request of some time ago said, without the purposes of which the person has said something since: that is remembered, and holds. */
export function consentUnlessSaidSince(
  said: ConsentState,
  remembered: { readonly [purpose: string]: { readonly atMs: number } } | undefined,
  saidAtMs: number,
): ConsentState {
  return Object.fromEntries(Object.entries(said).filter(([purpose]) => (remembered?.[purpose]?.atMs ?? 0) <= saidAtMs));
}
