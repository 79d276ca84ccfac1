import { currencyDigits, toMinor } from '@quen/protocol';

/** A price read from text: minor units, and the currency when the text names one. */
export interface ParsedPrice {
  readonly amountMinor: number;
  readonly currency: string;
}

const symbols: readonly (readonly [string, string])[] = [
  ['₫', 'VND'],
  ['đ', 'VND'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['$', 'USD'],
];

const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/**
 * Reads a price as people and feeds write it: `15.00 USD`, `25.000 ₫`, `1,299.90`, `€12,50`. A separator that comes twice groups thousands. A
 * lone one before exactly three digits groups them in a currency without decimals, and is the decimal point in one with three; in every other
 * a comma groups them and a point is the decimal point.
 *
 * @param fallbackCurrency ISO 4217 code for a text that names none; a code or symbol in the text wins
 * @returns undefined when the text holds no amount, or a negative one
 */
export function parsePrice(text: string, fallbackCurrency: string): ParsedPrice | undefined {
  const currency = currencyIn(text) ?? fallbackCurrency;
  const digits = text.replace(/[^\d.,-]/g, '').replace(/[.,]+$/, '');
  if (!/^\d[\d.,]*$/.test(digits)) return undefined;
  const amount = Number(withDecimalPoint(digits, currencyDigits(currency)));
  const amountMinor = toMinor(amount, currency);
  return Number.isSafeInteger(amountMinor) ? { amountMinor, currency } : undefined;
}

function currencyIn(text: string): string | undefined {
  // Not every three capitals are a currency: TTC, VAT.
  const code = text.match(/(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])/g)?.find((word) => codes.has(word));
  return code ?? symbols.find(([symbol]) => text.toLowerCase().includes(symbol))?.[1];
}

function withDecimalPoint(digits: string, decimals: number): string {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return digits;
  const separator = digits[last] ?? '.';
  const both = digits.includes('.') && digits.includes(',');
  const repeated = digits.indexOf(separator) !== last;
  const groups = digits.length - last - 1 === 3 && (decimals === 0 || (separator === ',' && decimals < 3));
  if (repeated || (!both && groups)) return digits.replace(/[.,]/g, '');
  return `${digits.slice(0, last).replace(/[.,]/g, '')}.${digits.slice(last + 1)}`;
}
