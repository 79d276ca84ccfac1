import { expect, test } from 'vitest';
import { parsePrice } from './parse-price.ts';

test.each([
  ['15.00 USD', 'EUR', 1500, 'USD'],
  ['USD 15', 'EUR', 1500, 'USD'],
  ['12,50', 'EUR', 1250, 'EUR'],
  ['1,299.90', 'EUR', 129_990, 'EUR'],
  ['1.299,90 €', 'USD', 129_990, 'EUR'],
  ['1.299', 'EUR', 130, 'EUR'],
  ['1,299', 'USD', 129_900, 'USD'],
  ['45,900', 'TND', 45_900, 'TND'],
  ['1,234,567', 'USD', 123_456_700, 'USD'],
  ['1,23,456.00', 'INR', 12_345_600, 'INR'],
  ['12,50 € TTC', 'USD', 1250, 'EUR'],
  ['VAT 20.00 GBP', 'USD', 2000, 'GBP'],
  ['HOT 12.50', 'USD', 1250, 'USD'],
  ['1.299.000 ₫', 'USD', 1_299_000, 'VND'],
  ['25.000', 'VND', 25_000, 'VND'],
  ['25.000 ₫', 'USD', 25_000, 'VND'],
  ['25,000đ', 'USD', 25_000, 'VND'],
  ['25000', 'VND', 25_000, 'VND'],
  ['25000.000', 'VND', 25_000, 'VND'],
  ['2500,500 €', 'USD', 250_050, 'EUR'],
  ['0.000', 'VND', 0, 'VND'],
  ['0', 'VND', 0, 'VND'],
  ['1 290 000 ₫', 'USD', 1_290_000, 'VND'],
  ['1.290.000\u00a0VNĐ', 'USD', 1_290_000, 'VND'],
  ["CHF 1'299.00", 'EUR', 129_900, 'CHF'],
  ['290.000đ/kg', 'USD', 290_000, 'VND'],
  ['125 kr', 'SEK', 12_500, 'SEK'],
])('%s (%s) is %i %s', (text, fallback, amountMinor, currency) => {
  expect(parsePrice(text, fallback)).toEqual({ amountMinor, currency });
});

test.each(['', 'free', '-5', 'USD', '9'.repeat(30), '1-2', '- 5', '-$5', '−5 USD'])('"%s" is no price', (text) => {
  expect(parsePrice(text, 'USD')).toBeUndefined();
});

test.each([
  '120k',
  '120 K',
  '1tr290',
  '1,2 triệu',
  '1,2 triệu'.normalize('NFD'),
  '120 nghìn',
  '99.000 – 120.000 ₫',
  '390.000đ (giảm 20%)',
  '390.000đ/2 cái',
])('is not sure what amount "%s" is', (text) => {
  expect(parsePrice(text, 'VND')).toBeUndefined();
});
