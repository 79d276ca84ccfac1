import { noUsage, type OfferUsage, startOfDay } from '@quen/engine';
import type { Offer, Profile } from '@quen/protocol';
import { namedIdentities } from '../identity/named-identities.ts';
import { ownProfileId } from '../identity/profile-id.ts';
import type { OfferCodeRecord, OfferCounters, OfferMoment, OfferStore } from '../storage/offer-store.ts';

/**
 * The counters of these offers as the engine reads them: the same ones that reservation and redemption move; and what has become of the person's own
 * codes.
 */
export async function readOfferUsages(
  store: OfferStore,
  offers: readonly Offer[],
  profile: Profile,
  nowMs: number,
  timeZone: string,
): Promise<(offerId: string) => OfferUsage> {
  if (offers.length === 0) return () => noUsage;
  const moment = offerMoment(profile, nowMs, timeZone);
  const limited = offers.filter(({ limits }) => limits !== undefined).map(({ id }) => id);
  const counters = limited.length === 0 ? [] : await store.counters(limited, moment);
  const usages = new Map([...counters].map(([offerId, counted]) => [offerId, usageOf(counted)]));
  for (const { id, code } of offers) {
    if (code?.kind !== 'generated') continue;
    const own = await store.personalCode(id, moment.customerIds);
    const ownCode = own === undefined ? null : endOf(own, nowMs);
    if (ownCode !== null) usages.set(id, { ...(usages.get(id) ?? noUsage), ownCode });
  }
  return (offerId) => usages.get(offerId) ?? noUsage;
}

/** How a code came to an end; null of one that can still be used. */
export function endOf({ orderId, expiresAtMs }: OfferCodeRecord, nowMs: number): 'used' | 'expired' | null {
  if (orderId !== null) return 'used';
  return expiresAtMs !== null && expiresAtMs <= nowMs ? 'expired' : null;
}

/** Counters in the engine's words. */
export function usageOf(counters: OfferCounters): OfferUsage {
  const { uses, reserved, usesOfCustomer, amountMinor, usesToday, amountTodayMinor } = counters;
  return {
    uses,
    reserved,
    usesByCustomer: usesOfCustomer,
    spendMinor: amountMinor,
    usesToday,
    spendTodayMinor: amountTodayMinor,
  };
}

/** Whose counters are asked for: a person who had another profile before two of them were merged has used what that one used. */
export function offerMoment(profile: Profile, nowMs: number, timeZone: string): OfferMoment {
  return {
    customerIds: [...new Set([profile.id, ...namedIdentities(profile).map(ownProfileId)])],
    nowMs,
    dayStartMs: startOfDay(timeZone, nowMs),
  };
}
