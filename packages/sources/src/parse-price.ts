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

/** Blanks and apostrophes between groups of three digits. */
const grouping = /(?<=\d)[\s'’](?=\d{3}(?!\d))/g;
const negative = /[-−]\s?[^\d\s]{0,3}\s?\d/;
/** Vietnamese shops write 120k and 1,2 triệu. */
const inThousands = /\d\s?(?:k|ngh[iì]n|ng[aà]n|tr|tri[eệ]u|t[yỷ])(?!\p{L})/iu;

const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/**
 * Reads a price as people and feeds write it: `15.00 USD`, `25.000 ₫`, `1,299.90`, `€12,50`. A separator that comes twice groups thousands. A
 * lone one between at most and exactly three digits groups them in a currency without decimals, and is the decimal point in one with three; in
 * every other a comma groups them and a point is the decimal point.
 *
 * @param fallbackCurrency ISO 4217 code for a text that names none; a code or symbol in the text wins
 * @returns undefined when the text holds no amount, a negative one, several (`99.000 – 120.000 ₫`), or one in thousands (`120k`)
 */
export function parsePrice(text: string, fallbackCurrency: string): ParsedPrice | undefined {
  const currency = currencyIn(text) ?? fallbackCurrency;
  const plain = text.normalize('NFC');
  const numbers = plain.replace(grouping, '').match(/\d[\d.,]*/g) ?? [];
  const [number] = numbers;
  if (number === undefined || numbers.length > 1 || negative.test(plain) || inThousands.test(plain)) return undefined;
  const amountMinor = toMinor(parseDecimal(number, currencyDigits(currency)), currency);
  return Number.isSafeInteger(amountMinor) ? { amountMinor, currency } : undefined;
}

function currencyIn(text: string): string | undefined {
  // Not every three capitals are a currency: TTC, VAT.
  const code = text.match(/(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])/g)?.find((word) => codes.has(word));
  return code ?? symbols.find(([symbol]) => text.toLowerCase().includes(symbol))?.[1];
}

/**
 * Reads digits with separators among them as a number, by the same rules.
 *
 * @param decimals how many the currency has that is at home where it was written
 */
export function parseDecimal(text: string, decimals: number): number {
  return Number(withDecimalPoint(text.replace(/[.,]+$/, ''), decimals));
}

function withDecimalPoint(digits: string, decimals: number): string {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return digits;
  const separator = digits[last] ?? '.';
  const both = digits.includes('.') && digits.includes(',');
  const repeated = digits.indexOf(separator) !== last;
  const isAmongThrees = last <= 3 && digits.length - last - 1 === 3;
  const groups = isAmongThrees && (decimals === 0 || (separator === ',' && decimals < 3));
  if (repeated || (!both && groups)) return digits.replace(/[.,]/g, '');
  return `${digits.slice(0, last).replace(/[.,]/g, '')}.${digits.slice(last + 1)}`;
}
