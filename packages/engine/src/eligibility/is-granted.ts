import type { ConsentPurpose, ConsentState, Profile, ShopSettings } from '@quen/protocol';
import { ownEntry } from '../profile/own-entry.ts';

/** Whether a purpose is consented to: by this request's word, else the ledger's newest, else the shop's default. */
export function isGranted(purpose: ConsentPurpose, consent: ConsentState, profile: Profile, shop: ShopSettings): boolean {
  return (consent[purpose] ?? ownEntry(profile.consents, purpose)?.status ?? shop.consentDefault) === 'granted';
}
