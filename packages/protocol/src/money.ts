/** An amount in the currency's smallest unit: 25 000 VND is `{ amountMinor: 25000, currency: "VND" }`, 12.50 GBP is 1250. */
export interface Money {
  readonly amountMinor: number;
  /** ISO 4217, three capital letters. */
  readonly currency: string;
}

const digitsByCurrency = new Map<string, number>();

/**
 * How many decimals a currency has (VND 0, GBP 2, KWD 3), by the runtime's ISO 4217 data. An unknown but well-formed code has 2.
 *
 * @throws RangeError when the code is not three letters.
 */
export function currencyDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    digitsByCurrency.set(currency, digits);
  }
  return digits;
}

/** A decimal amount from the wire in minor units, rounded half away from zero (`toMinor(12.345, "GBP")` is 1235). */
export function toMinor(amount: number, currency: string): number {
  const scaled = Math.abs(amount) * 10 ** currencyDigits(currency);
  // 1.005 * 100 is 100.49999999999999: the nudge undoes what binary fractions lose, well below half a minor unit.
  const rounded = Math.round(scaled * (1 + Number.EPSILON));
  return amount < 0 ? -rounded || 0 : rounded;
}

/** Minor units as a decimal amount for the wire (`fromMinor(1235, "GBP")` is 12.35). */
export function fromMinor(amountMinor: number, currency: string): number {
  return amountMinor / 10 ** currencyDigits(currency);
}
