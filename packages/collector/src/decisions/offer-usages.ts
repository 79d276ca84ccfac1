import { noUsage, type OfferUsage, startOfDay } from '@quen/engine';
import type { Offer } from '@quen/protocol';
import type { OfferCodeRecord, OfferCounters, OfferMoment, OfferStore } from '../storage/offer-store.ts';

/**
 * The counters of these offers as the engine reads them: the same ones that reservation and redemption move; and what has become of the person's own
 * codes.
 *
 * @param mayHaveCode whether a code can be made for the person
 */
export async function readOfferUsages(
  store: OfferStore,
  offers: readonly Offer[],
  moment: OfferMoment,
  mayHaveCode = true,
): Promise<(offerId: string) => OfferUsage> {
  if (offers.length === 0) return () => noUsage;
  const limited = offers.filter(({ limits }) => limits !== undefined).map(({ id }) => id);
  const counters = limited.length === 0 ? [] : await store.counters(limited, moment);
  const usages = new Map([...counters].map(([offerId, counted]) => [offerId, usageOf(counted)]));
  for (const { id, code } of offers) {
    if (code?.kind !== 'generated') continue;
    const ownCode = mayHaveCode ? await endOfOwnCode(store, id, moment) : 'none';
    if (ownCode !== null) usages.set(id, { ...(usages.get(id) ?? noUsage), ownCode });
  }
  return (offerId) => usages.get(offerId) ?? noUsage;
}

async function endOfOwnCode(store: OfferStore, offerId: string, { customerIds, nowMs }: OfferMoment) {
  const own = await store.personalCode(offerId, customerIds);
  return own === undefined ? null : endOf(own, nowMs);
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

/** Whose counters are asked for, and on which of the shop's days. */
export function offerMoment(customerIds: readonly string[], nowMs: number, timeZone: string): OfferMoment {
  return { customerIds, nowMs, dayStartMs: startOfDay(timeZone, nowMs) };
}
