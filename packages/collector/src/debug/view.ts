import { currencyDigits, fromMinor, productTitle } from '@quen/protocol';
import type { DebugState } from './debug-state.ts';
import { type DebugLanguage, type DebugTexts, debugTexts } from './debug-texts.ts';

/** A state with what it takes to show it in a language: texts, times and amounts. */
export interface View {
  readonly state: DebugState;
  readonly language: DebugLanguage;
  readonly texts: DebugTexts;
  /** Date and time of day in the shop's time zone. */
  time(ms: number): string;
  money(amountMinor: number, currency: string): string;
  titleOf(itemId: string): string;
  /** The range of prices a band stands for. */
  band(name: string): string;
}

export function createView(state: DebugState, language: DebugLanguage): View {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  const clock = new Intl.DateTimeFormat(locale, { timeZone: state.shop.timeZone, timeStyle: 'medium' });
  const calendar = new Intl.DateTimeFormat(locale, { timeZone: state.shop.timeZone, dateStyle: 'short', timeStyle: 'short' });
  const money = (amountMinor: number, currency: string): string =>
    new Intl.NumberFormat(locale, { style: 'currency', currency }).format(fromMinor(amountMinor, currency));
  return {
    state,
    language,
    texts: debugTexts[language],
    time: (ms) => (state.nowMs - ms < 12 * 3_600_000 ? clock.format(ms) : calendar.format(ms)),
    money,
    titleOf(itemId) {
      const product = state.productOf(itemId);
      return (product && productTitle(product, language)) || itemId;
    },
    band(name) {
      const from = 2 ** Number(name);
      const { currency } = state.shop;
      if (!Number.isFinite(from)) return name;
      const rough = 10 ** Math.max(0, Math.floor(Math.log10(from)) - 1, currencyDigits(currency));
      const round = (amount: number): number => Math.round(amount / rough) * rough;
      return `${money(round(from), currency)} – ${money(round(from * 2), currency)}`;
    },
  };
}
