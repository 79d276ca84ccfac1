import { describe, expect, test } from 'vitest';
import { createFormat } from './use-format.ts';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formats', () => {
  const vi = createFormat('vi', 'Asia/Ho_Chi_Minh', 'VND');
  const en = createFormat('en', 'Asia/Ho_Chi_Minh', 'GBP');

  test('money goes by the currency’s digits and the language’s manner', () => {
    expect(plain(vi.money(1_250_000))).toBe('1.250.000 ₫');
    expect(plain(en.money(125_050))).toBe('£1,250.50');
    expect(plain(en.money(1_250_000, 'VND'))).toBe('₫1,250,000');
  });

  test('days are the shop’s, not the browser’s', () => {
    // Five past midnight in Vietnam is still the day before in UTC.
    const atMs = Date.UTC(2026, 10, 20, 17, 5);
    expect(en.date(atMs)).toBe('21/11/2026');
    expect(createFormat('en', 'UTC', 'GBP').date(atMs)).toBe('20/11/2026');
  });

  test('a day stays the day it is, wherever the shop', () => {
    for (const zone of ['America/Los_Angeles', 'UTC', 'Pacific/Auckland']) {
      expect(createFormat('en', zone, 'GBP').day('2026-11-21')).toBe('21/11/2026');
      expect(createFormat('vi', zone, 'VND').shortDay('2026-11-21')).toBe('21/11');
    }
  });

  test('shares become percents with so many digits', () => {
    expect(plain(vi.percent(0.1234))).toBe('12,3%');
    expect(en.percent(0.1234, 0)).toBe('12%');
  });

  test('ago takes the largest unit that fits', () => {
    const now = Date.UTC(2026, 10, 21);
    expect(en.ago(now - 3 * 3_600_000, now)).toBe('3 hours ago');
    expect(en.ago(now - 26 * 3_600_000, now)).toBe('yesterday');
    expect(vi.ago(now - 5 * 60_000, now)).toBe('5 phút trước');
  });
});
