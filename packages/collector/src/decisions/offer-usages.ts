import { noUsage, type OfferUsage, startOfDay } from '@quen/engine';
import type { Profile } from '@quen/protocol';
import { namedIdentities } from '../identity/named-identities.ts';
import { ownProfileId } from '../identity/profile-id.ts';
import type { OfferCounters, OfferMoment, OfferStore } from '../storage/offer-store.ts';

/** The counters of these offers as the engine reads them: the same ones that reservation and redemption move. */
export async function readOfferUsages(
  store: OfferStore,
  offerIds: readonly string[],
  profile: Profile,
  nowMs: number,
  timeZone: string,
): Promise<(offerId: string) => OfferUsage> {
  if (offerIds.length === 0) return () => noUsage;
  const counters = await store.counters(offerIds, offerMoment(profile, nowMs, timeZone));
  const usages = new Map([...counters].map(([offerId, counted]) => [offerId, usageOf(counted)]));
  return (offerId) => usages.get(offerId) ?? noUsage;
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
