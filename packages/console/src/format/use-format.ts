import { fromMinor } from '@quen/protocol';
import { useMemo } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { useShop } from '../shell/shop.tsx';

/** Numbers, money and times in the shop's manner. */
export interface Format {
  number(value: number): string;
  /** 0.123 → 12.3 %. */
  percent(share: number, digits?: number): string;
  /** Minor units of a currency, the shop's when none is given. */
  money(amountMinor: number, currency?: string): string;
  /** Short: 1.2 million. */
  compactMoney(amountMinor: number, currency?: string): string;
  date(atMs: number): string;
  /** A day of the shop, told as `2026-11-21`. */
  day(day: string): string;
  /** The same without its year. */
  shortDay(day: string): string;
  dateTime(atMs: number): string;
  time(atMs: number): string;
  /** `3 hours ago`, told from `nowMs`. */
  ago(atMs: number, nowMs: number): string;
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** Formats for a language, a time zone and a currency; the language decides the manner, the shop the zone and the currency. */
export function createFormat(language: string, timeZone: string, shopCurrency: string): Format {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  const number = new Intl.NumberFormat(locale);
  const wholeDate = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
  const date = new Intl.DateTimeFormat(locale, { timeZone, ...wholeDate });
  // A day is the shop's already: it has no moment that a zone could move.
  const dayDate = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...wholeDate });
  const dateTime = new Intl.DateTimeFormat(locale, {
    timeZone,
    ...wholeDate,
    hour: '2-digit',
    minute: '2-digit',
  });
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return {
    number: (value) => number.format(value),
    percent: (share, digits = 1) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share),
    money: (minor, currency = shopCurrency) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency }).format(fromMinor(minor, currency)),
    compactMoney: (minor, currency = shopCurrency) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 }).format(
        fromMinor(minor, currency),
      ),
    date: (atMs) => date.format(atMs),
    day: (day) => dayDate.format(Date.parse(day)),
    shortDay: (day) => dayDate.format(Date.parse(day)).slice(0, 5),
    dateTime: (atMs) => dateTime.format(atMs),
    time: (atMs) => time.format(atMs),
    ago: (atMs, nowMs) => {
      const elapsed = atMs - nowMs;
      const [unit, size] = steps.find(([, length]) => Math.abs(elapsed) >= length) ?? ['second', 1_000];
      return relative.format(Math.round(elapsed / size), unit);
    },
  };
}

/** {@link Format} for the member's language and the shop. */
export function useFormat(): Format {
  const { language } = useLanguage();
  const shop = useShop();
  return useMemo(() => createFormat(language, shop.timeZone, shop.currency), [language, shop.timeZone, shop.currency]);
}
