import { type ConsentPurpose, type ConsentState, type ConsentStatus, consentPurposes } from '@quen/protocol';

/** Google Consent Mode v2's names for what the purposes are called here. */
const consentModeNames: { readonly [name: string]: ConsentPurpose } = {
  analytics_storage: 'analytics',
  personalization_storage: 'personalization',
  functionality_storage: 'functional',
  ad_storage: 'marketing',
  ad_user_data: 'marketing',
  ad_personalization: 'marketing',
};

/** A consent in a request's body with Google's names turned into ours; of several names for one purpose, a denial counts. */
export function mapConsentNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const mapped: { [purpose: string]: unknown } = {};
  for (const [name, status] of Object.entries(value)) {
    const purpose = Object.hasOwn(consentModeNames, name) ? consentModeNames[name] : undefined;
    if (purpose === undefined) mapped[name] = status;
    else if (mapped[purpose] !== 'denied') mapped[purpose] = status;
  }
  return mapped;
}

/**
 * The consent that holds for a request. Global Privacy Control (`Sec-GPC: 1`) denies marketing and personalization, unless the visitor
 * granted them to this shop expressly.
 */
export function readConsent(said: ConsentState | undefined, gpc: string | null | undefined): ConsentState {
  if (gpc !== '1') return said ?? {};
  return { marketing: 'denied', personalization: 'denied', ...said };
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

/** All purposes with their statuses. */
export function completeConsent(
  request: ConsentState,
  remembered: { readonly [purpose: string]: { readonly status: ConsentStatus } } | undefined,
  byDefault: ConsentStatus,
): ConsentState {
  return Object.fromEntries(consentPurposes.map((purpose) => [purpose, consentFor(purpose, request, remembered, byDefault)]));
}
