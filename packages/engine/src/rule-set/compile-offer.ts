import type { Offer } from '@quen/protocol';
import { compileSchedule } from '../campaign/compiled-schedule.ts';
import type { CompiledOffer } from '../offers/compiled-offer.ts';
import type { Compilation } from './compilation.ts';

/** Compiles one offer; its faults are noted under `path`. */
export function compileOffer(offer: Offer, path: string, compilation: Compilation): CompiledOffer {
  if (offer.benefit.kind === 'tiered') {
    offer.benefit.tiers.forEach((tier, index) => {
      if ((tier.percent === undefined) === (tier.amountMinor === undefined)) {
        compilation.fault(`${path}.benefit.tiers.${index}`, 'A tier gives either percent or amountMinor; keep one of them.');
      }
    });
  }
  return {
    id: offer.id,
    source: offer,
    eligibility: offer.eligibility === undefined ? null : compilation.condition(offer.eligibility, `${path}.eligibility`),
    lines: offer.lines === undefined ? null : compilation.condition(offer.lines, `${path}.lines`),
    schedule:
      offer.schedule === undefined
        ? null
        : compileSchedule(offer.schedule, (below, message) => compilation.fault(`${path}.schedule.${below}`, message)),
    priority: offer.priority ?? 0,
  };
}

/** Notes shared codes that two offers have; codes are the same whatever their case. */
export function checkCodes(offers: readonly Offer[], compilation: Compilation): void {
  const seen = new Map<string, string>();
  offers.forEach((offer, index) => {
    if (offer.code?.kind !== 'shared') return;
    const code = offer.code.code.toUpperCase();
    const other = seen.get(code);
    if (other === undefined) seen.set(code, offer.id);
    else compilation.fault(`offers.${index}.code.code`, `The offer "${other}" has this code already; choose another.`);
  });
}
