import { isJsonObject, type Profile, type ShopSettings } from '@quen/protocol';
import { splitEventName } from '../identity/identity-limits.ts';
import type { NewEvent } from '../storage/storage.ts';
import { consentEntries } from './consent-entries.ts';
import type { IngestBatch } from './ingest-batch.ts';
import { consentFor } from './read-consent.ts';

/**
 * Whether an event's person has not consented to be remembered. A withdrawal itself is kept where something was kept before, since the shop
 * must be able to show it; a stranger's "no" leaves no trace.
 */
export function isWithheld(event: NewEvent, profile: Profile | undefined, batch: IngestBatch, shop: ShopSettings): boolean {
  if (mayKeep(event.name, profile, batch, shop)) return false;
  return event.name !== 'consent' || (profile === undefined && !grantsAnalytics(event));
}

/** The same of something that could not be taken: who consented to nothing is not kept for being misread, either. */
export function isRejectionWithheld(
  value: unknown,
  profile: Profile | undefined,
  batch: IngestBatch,
  shop: ShopSettings,
): boolean {
  return !mayKeep(isJsonObject(value) ? value['name'] : undefined, profile, batch, shop);
}

function mayKeep(name: unknown, profile: Profile | undefined, batch: IngestBatch, shop: ShopSettings): boolean {
  // A shop's own server knows what it may send; there, only what the person said against it counts.
  const byDefault = batch.source === 'browser' ? shop.consentDefault : 'granted';
  if (consentFor('analytics', batch.consent, profile?.consents, byDefault) === 'granted') return true;
  return batch.source !== 'browser' && typeof name === 'string' && isNeeded(name);
}

/** What the shop needs to fulfil an order it has, or to take apart who is not one person, whatever was said about analytics. */
function isNeeded(name: string): boolean {
  return (
    name === splitEventName || name === 'purchase' || name === 'refund' || name === 'order_cancelled' || name.startsWith('offer_')
  );
}

function grantsAnalytics(event: NewEvent): boolean {
  return consentEntries(event).some((entry) => entry.purpose === 'analytics' && entry.status === 'granted');
}
