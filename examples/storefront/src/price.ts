import type { Language } from './language.ts';

const formats: Record<Language, Intl.NumberFormat> = {
  vi: new Intl.NumberFormat('vi-VN', { style: 'currency', currency: 'VND' }),
  en: new Intl.NumberFormat('en', { style: 'currency', currency: 'VND' }),
};

/** A price in dong as people write it: `185.000 ₫`, or `₫185,000` in English. */
export function formatPrice(amountMinor: number, language: Language): string {
  return formats[language].format(amountMinor);
}
