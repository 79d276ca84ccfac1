import { currencyDigits, type RfmCuts, type ShopSettings } from '@quen/protocol';

const recencyDays = [30, 60, 90, 180];
const orderCounts = [2, 3, 4, 6];
/** Whole units of the currency. */
const revenueByCurrency: { readonly [currency: string]: readonly number[] } = {
  VND: [300_000, 1_000_000, 3_000_000, 10_000_000],
};
const revenueElsewhere = [15, 50, 150, 500];

/** What a customer is scored by. */
export interface RfmFacts {
  readonly daysSinceOrder: number;
  readonly orders: number;
  readonly revenueMinor: number;
}

/** The common cut points of shops that have not set their own. */
export function commonRfmCuts(currency: ShopSettings['currency']): RfmCuts {
  const scale = 10 ** currencyDigits(currency);
  const revenue = Object.hasOwn(revenueByCurrency, currency) ? revenueByCurrency[currency] : undefined;
  return { recencyDays, orderCounts, revenueMinor: (revenue ?? revenueElsewhere).map((amount) => amount * scale) };
}

/** The fewest customers of whom fifths say something. */
const fewest = 50;

/**
 * Cut points that divide a shop's own customers into fifths, as nearly as ties allow: most customers have one order, and then the
 * scores above 1 begin with two. Null for fewer than 50 customers.
 */
export function rfmCutsOf(customers: readonly RfmFacts[]): RfmCuts | null {
  if (customers.length < fewest) return null;
  const fifths = (read: (facts: RfmFacts) => number, from: number): number[] => {
    const sorted = customers.map(read).sort((a, b) => a - b);
    const cuts: number[] = [];
    for (const share of [0.2, 0.4, 0.6, 0.8]) {
      const cut = Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
      cuts.push(Math.max(cut, from, (cuts.at(-1) ?? Number.NEGATIVE_INFINITY) + 1));
    }
    return cuts;
  };
  return {
    recencyDays: fifths(({ daysSinceOrder }) => daysSinceOrder, 0),
    orderCounts: fifths(({ orders }) => orders, 2),
    revenueMinor: fifths(({ revenueMinor }) => revenueMinor, 1),
  };
}
