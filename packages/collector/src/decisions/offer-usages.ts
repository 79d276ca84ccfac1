import { localTime, noUsage, type OfferUsage } from '@quen/engine';
import type { OfferStore } from '../storage/storage.ts';

/** The counters of these offers as the engine reads them: the same ones that reservation and redemption move. */
export async function readOfferUsages(
  store: OfferStore,
  offerIds: readonly string[],
  profileId: string,
  nowMs: number,
  timeZone: string,
): Promise<(offerId: string) => OfferUsage> {
  if (offerIds.length === 0) return () => noUsage;
  const dayStartMs = startOfDay(nowMs, timeZone);
  const usages = new Map<string, OfferUsage>();
  for (const offerId of offerIds) {
    const counters = await store.counters(offerId, profileId, nowMs, dayStartMs);
    usages.set(offerId, {
      uses: counters.uses,
      usesByCustomer: counters.usesOfProfile,
      spendMinor: counters.amountMinor,
      usesToday: counters.usesToday,
      spendTodayMinor: counters.amountTodayMinor,
      reserved: counters.reserved,
    });
  }
  return (offerId) => usages.get(offerId) ?? noUsage;
}

/** When the shop's day began, by its own clock. */
export function startOfDay(nowMs: number, timeZone: string): number {
  const { minuteOfDay } = localTime(timeZone, nowMs);
  return Math.floor(nowMs / 60_000) * 60_000 - minuteOfDay * 60_000;
}
