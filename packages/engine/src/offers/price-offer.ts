import type { Product } from '@quen/protocol';
import { percentText } from '../eligibility/percent-text.ts';
import { allocate } from './allocate.ts';
import type { BasketLine } from './basket.ts';
import { type BenefitEffect, sumValue } from './benefit-kind.ts';
import { benefits } from './benefits.ts';
import type { CompiledOffer } from './compiled-offer.ts';
import type { OfferRefusal } from './offer-refusal.ts';

/** What an offer gives on certain lines. */
export interface OfferPrice {
  readonly lines: readonly BasketLine[];
  readonly effect: BenefitEffect;
  readonly discountMinor: number;
  /** What held the discount back; empty when nothing did. */
  readonly notes: readonly string[];
}

/**
 * What an offer gives on the lines that qualify: thresholds, the benefit, the least margin line by line, and the most an order may
 * be reduced by. Not its counters: they are `checkLimits`'s.
 */
export function priceOffer(
  { source }: CompiledOffer,
  lines: readonly BasketLine[],
  productOf: (itemId: string) => Product | undefined,
): OfferPrice | OfferRefusal {
  const threshold = checkThresholds(source, lines);
  if (threshold !== null) return threshold;
  const kind = benefits.find((candidate) => candidate.kind === source.benefit.kind);
  if (kind === undefined) return { reason: 'ERROR', code: 'no_discount', detail: `there is no benefit "${source.benefit.kind}"` };
  const effect = kind.apply(source.benefit, lines, productOf);
  if ('reason' in effect) return effect;
  const notes: string[] = [];
  const { minMargin, maxDiscountMinor } = source.limits ?? {};
  let discounts = effect.discounts;
  const asked = sum(discounts);
  if (minMargin !== undefined) {
    discounts = discounts.map((discount, at) => Math.min(discount, marginRoom(lines[at], minMargin)));
    if (asked > 0 && sum(discounts) === 0) {
      return {
        reason: 'EXCLUDED',
        code: 'min_margin',
        detail: `a margin of ${percentText(minMargin)} leaves no room on any line`,
      };
    }
    if (sum(discounts) < asked)
      notes.push(`${sum(discounts)} of ${asked} (minor units), to keep a margin of ${percentText(minMargin)}`);
  }
  const total = sum(discounts);
  if (maxDiscountMinor !== undefined && total > maxDiscountMinor) {
    discounts = allocate(maxDiscountMinor, discounts);
    notes.push(`${maxDiscountMinor} of ${total} (minor units), the most for one order`);
  }
  const gives = sum(discounts) > 0 || effect.freeShipping === true || effect.gift !== undefined || (effect.points ?? 0) > 0;
  if (!gives) return { reason: 'NO_CANDIDATES', code: 'no_discount', detail: 'nothing is left to be reduced' };
  return { lines, effect: { ...effect, discounts }, discountMinor: sum(discounts), notes };
}

function checkThresholds(offer: CompiledOffer['source'], lines: readonly BasketLine[]): OfferRefusal | null {
  if (lines.length === 0) return { reason: 'NOT_IN_AUDIENCE', code: 'no_lines', detail: 'no line of the cart qualifies' };
  const { minSpendMinor, minQuantity } = offer;
  const spendMinor = sumValue(lines);
  if (minSpendMinor !== undefined && spendMinor < minSpendMinor) {
    return {
      reason: 'NOT_IN_AUDIENCE',
      code: 'min_spend',
      detail: `${spendMinor} of ${minSpendMinor} spent (minor units) on lines that qualify, ${minSpendMinor - spendMinor} to go`,
      limit: minSpendMinor,
      actual: spendMinor,
    };
  }
  const pieces = sum(lines.map((line) => line.quantity));
  if (minQuantity !== undefined && pieces < minQuantity) {
    return {
      reason: 'NOT_IN_AUDIENCE',
      code: 'min_quantity',
      detail: `${pieces} of ${minQuantity} pieces that qualify`,
      limit: minQuantity,
      actual: pieces,
    };
  }
  return null;
}

/** What a line can lose and still keep its margin (net price less cost, over net price). Nothing where the cost is not known. */
function marginRoom(line: BasketLine | undefined, minMargin: number): number {
  if (line === undefined || line.costMinor === null) return 0;
  // The least net price is rounded up with a nudge against binary fractions such as 70 / 0.7.
  const least = Math.ceil(line.costMinor / (1 - minMargin) - 1e-9);
  return Number.isFinite(least) ? Math.max(0, line.leftMinor - least) : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
