import { type ConsentPurpose, type ConsentState, consentPurposes, isJsonObject, type JsonObject } from '@quen/protocol';

/** Categories as consent platforms name them by default, without case and marks; a category called as a purpose of ours is that purpose. */
const purposesOfCategories: { readonly [category: string]: ConsentPurpose } = {
  advertising: 'marketing',
  targeting: 'marketing',
  datasharing: 'marketing',
  socialmedia: 'marketing',
  performance: 'analytics',
  statistics: 'analytics',
  preferences: 'personalization',
};

/**
 * What a message's `context.consent.categoryPreferences` says of our purposes: true grants, false denies, and of several categories for one purpose a denial
 * counts. Categories that are only the shop's own say nothing.
 *
 * Source: Twilio Segment's documentation "Consent on the Profile".
 */
export function segmentConsent({ context }: JsonObject): ConsentState {
  const consent = isJsonObject(context) ? context['consent'] : undefined;
  const categories = isJsonObject(consent) ? consent['categoryPreferences'] : undefined;
  if (!isJsonObject(categories)) return {};
  const said: { -readonly [Purpose in keyof ConsentState]: ConsentState[Purpose] } = {};
  for (const [category, isGranted] of Object.entries(categories)) {
    const purpose = purposeOf(category);
    if (purpose === undefined || typeof isGranted !== 'boolean' || said[purpose] === 'denied') continue;
    said[purpose] = isGranted ? 'granted' : 'denied';
  }
  return said;
}

function purposeOf(category: string): ConsentPurpose | undefined {
  const plain = category.toLowerCase().replace(/[^a-z]/g, '');
  if (Object.hasOwn(purposesOfCategories, plain)) return purposesOfCategories[plain];
  return consentPurposes.find((purpose) => purpose === plain);
}
