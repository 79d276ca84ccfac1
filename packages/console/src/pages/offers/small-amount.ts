import { toMinor } from '@quen/protocol';

/** Amounts of about the same worth in currencies whose unit is worth little. */
const amounts: { readonly [currency: string]: number } = { VND: 50_000, IDR: 50_000, KRW: 5_000, JPY: 500, INR: 500, THB: 100 };

/** A small round amount, in minor units, that a field may begin with. */
export function smallAmountMinor(currency: string): number {
  return toMinor(amounts[currency] ?? 5, currency);
}
