import { localDay } from '@quen/engine';
import type { DayPoint, Overview, Totals, Uplift } from '../console-api/types/overview.ts';
import type { CollectorCore } from '../server/core.ts';
import { differenceOfMeans, differenceOfShares } from './difference.ts';
import { dayText } from './report-day.ts';

interface Tally {
  readonly visitors: Set<string>;
  sessions: number;
  sessionsWithOrder: number;
  pageViews: number;
  orders: number;
  revenueMinor: number;
  influencedMinor: number;
}

interface VisitorTally {
  readonly heldOut: boolean;
  orders: number;
  revenueMinor: number;
}

/** The longest range that is answered for, in days. */
export const maxRangeDays = 366;
const page = 1_000;
const topProducts = 10;
/** After a large import the page is answered with what has been counted by then. */
const patienceMs = 3_000;

/**
 * The shop's figures from one day to another (inclusive, whole days since 1970-01-01 by the shop's calendar), each day by itself, and beside
 * the same number of days just before. Up to the newest event, unless a large import is still being counted; requests have their turn in between.
 */
export async function readOverview(core: CollectorCore, fromDay: number, toDay: number): Promise<Overview> {
  await core.reports.catchUp(patienceMs);
  const { reports } = core.storage;
  const { timeZone } = core.rules.compiled.shop;
  const firstHeldOutAtMs = await reports.firstHeldOutAtMs();
  const comparedFrom = firstHeldOutAtMs === null ? Number.POSITIVE_INFINITY : localDay(timeZone, firstHeldOutAtMs);
  const current = createTally();
  const people = new Map<string, VisitorTally>();
  const days: DayPoint[] = [];
  for (let day = fromDay; day <= toDay; day++) {
    const tally = createTally();
    await countDay(core, day, [tally, current], day >= comparedFrom ? people : null);
    days.push({ day: dayText(day), ...totalsOf(tally) });
  }
  const previous = createTally();
  const length = toDay - fromDay + 1;
  let daysWithVisits = 0;
  for (let day = fromDay - length; day < fromDay; day++) {
    const sessionsBefore = previous.sessions;
    await countDay(core, day, [previous], null);
    if (previous.sessions > sessionsBefore) daysWithVisits++;
  }
  return {
    from: dayText(fromDay),
    to: dayText(toDay),
    current: totalsOf(current),
    previous: totalsOf(previous),
    isComparable: 2 * daysWithVisits >= length,
    days,
    uplift: upliftOf([...people.values()]),
    topProducts: (await reports.topProducts(fromDay, toDay, topProducts)).map((product) => ({
      ...product,
      title: core.products.get(product.itemId)?.title ?? product.itemId,
    })),
  };
}

async function countDay(
  core: CollectorCore,
  day: number,
  tallies: readonly Tally[],
  people: Map<string, VisitorTally> | null,
): Promise<void> {
  const { reports } = core.storage;
  for (let after = 0; ; ) {
    const sessions = await reports.sessions(day, after, page);
    for (const { id, visitor, pageViews, ordered, heldOut } of sessions) {
      after = id;
      for (const tally of tallies) {
        tally.visitors.add(visitor);
        tally.sessions++;
        tally.pageViews += pageViews;
        if (ordered) tally.sessionsWithOrder++;
      }
      if (people !== null && !people.has(visitor)) people.set(visitor, { heldOut, orders: 0, revenueMinor: 0 });
    }
    if (sessions.length < page) break;
    await otherRequests();
  }
  for (let after = ''; ; ) {
    const orders = await reports.orders(day, after, page);
    for (const { orderId, visitor, revenueMinor, influenced } of orders) {
      after = orderId;
      const revenue = revenueMinor ?? 0;
      for (const tally of tallies) {
        tally.orders++;
        tally.revenueMinor += revenue;
        if (influenced) tally.influencedMinor += revenue;
      }
      const person = people?.get(visitor);
      if (person === undefined) continue;
      person.orders++;
      person.revenueMinor += revenue;
    }
    if (orders.length < page) break;
    await otherRequests();
  }
}

/** Everyone else against those who are never personalized; nothing while there are none. */
function upliftOf(people: readonly VisitorTally[]): readonly Uplift[] {
  const groups = [false, true].map((heldOut) => people.filter((person) => person.heldOut === heldOut));
  const [treatedVisitors = 0, heldOutVisitors = 0] = groups.map((group) => group.length);
  if (treatedVisitors === 0 || heldOutVisitors === 0) return [];
  const counted = (value: (person: VisitorTally) => number): { people: number; sum: number; squares: number }[] =>
    groups.map((group) => {
      const values = group.map(value);
      return {
        people: values.length,
        sum: values.reduce((sum, one) => sum + one, 0),
        squares: values.reduce((sum, one) => sum + one * one, 0),
      };
    });
  const [converted, convertedHeldOut] = counted(({ orders }) => (orders > 0 ? 1 : 0));
  const [revenue, revenueHeldOut] = counted(({ revenueMinor }) => revenueMinor);
  if (!converted || !convertedHeldOut || !revenue || !revenueHeldOut) return [];
  return [
    { metric: 'conversion', ...differenceOfShares(converted, convertedHeldOut), treatedVisitors, heldOutVisitors },
    { metric: 'revenuePerVisitor', ...differenceOfMeans(revenue, revenueHeldOut), treatedVisitors, heldOutVisitors },
  ];
}

function createTally(): Tally {
  return { visitors: new Set(), sessions: 0, sessionsWithOrder: 0, pageViews: 0, orders: 0, revenueMinor: 0, influencedMinor: 0 };
}

function totalsOf(tally: Tally): Totals {
  const { sessions, pageViews, orders, revenueMinor } = tally;
  return {
    visitors: tally.visitors.size,
    sessions,
    pageViews,
    orders,
    revenueMinor,
    conversion: sessions > 0 ? tally.sessionsWithOrder / sessions : 0,
    influencedShare: revenueMinor > 0 ? tally.influencedMinor / revenueMinor : 0,
  };
}

function otherRequests(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
