import type { Benefit, BenefitKind as BenefitKindName, Product } from '@quen/protocol';
import type { BasketLine } from './basket.ts';
import type { OfferRefusal } from './offer-refusal.ts';

/** What a benefit gives. */
export interface BenefitEffect {
  /** For each line it was asked about, in that order, minor units. */
  readonly discounts: readonly number[];
  readonly freeShipping?: boolean;
  readonly gift?: { readonly itemId: string; readonly quantity: number };
  readonly points?: number;
}

/** One kind of benefit. */
export interface BenefitKind<K extends BenefitKindName> {
  readonly kind: K;
  /** What it gives on the lines that qualify, or why it gives nothing. No discount exceeds what is left of its line. */
  apply(
    benefit: Extract<Benefit, { readonly kind: K }>,
    lines: readonly BasketLine[],
    productOf: (itemId: string) => Product | undefined,
  ): BenefitEffect | OfferRefusal;
}

/** One of several kinds; the caller gives it a benefit of its own kind only. */
export interface AnyBenefitKind {
  readonly kind: BenefitKindName;
  apply(
    benefit: Benefit,
    lines: readonly BasketLine[],
    productOf: (itemId: string) => Product | undefined,
  ): BenefitEffect | OfferRefusal;
}

/** What is left of lines, together. */
export function sumLeft(lines: readonly BasketLine[]): number {
  return lines.reduce((sum, line) => sum + line.leftMinor, 0);
}

/** What lines cost before any discount, together. */
export function sumValue(lines: readonly BasketLine[]): number {
  return lines.reduce((sum, line) => sum + line.valueMinor, 0);
}
