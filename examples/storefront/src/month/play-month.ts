import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Collector, ProblemError, type Progress, takeOffers, tellOfferEvent } from '@quen/collector';
import type { EventEnvelope } from '@quen/protocol';
import { type Clock, itemOf, type OfferClaim, simulateShoppers } from '@quen/testkit';
import { products, toProduct } from '../catalogue/catalogue.ts';
import { appealOf, endMeasuring } from './month-rules.ts';
import { createMonthShop, type HeldOut, identityOf } from './personal-shop.ts';
import { placementsOf } from './placements-of.ts';
import { recommendByTaste } from './recommend-by-taste.ts';

const dayMs = 86_400_000;
/** How long the played history is, in days. */
export const monthDays = 30;

/** A month of shoppers that was begun, and whether it is all in the log. */
interface Month {
  readonly shoppers: number;
  readonly nowMs: number;
  readonly isDone: boolean;
}

export interface MonthOptions {
  readonly collector: Collector;
  /** The collector's clock: the month moves it. */
  readonly clock: Clock;
  /** Where it is noted how far the month is. */
  readonly folder: string;
  readonly rulesFolder: string;
  readonly shoppers: number;
  readonly nowMs: number;
  /** Told how many of the month's days are played. */
  readonly progress?: Progress;
}

/** The month that was begun in a folder; null when none was. */
export function readMonth(folder: string): Month | null {
  const file = join(folder, 'demo-month.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Month) : null;
}

/** Notes that a month begins, unless one has begun before; answers the one that counts. */
export function beginMonth(folder: string, shoppers: number, nowMs: number): Month {
  const month = readMonth(folder) ?? { shoppers, nowMs, isDone: false };
  writeFileSync(join(folder, 'demo-month.json'), JSON.stringify(month));
  return month;
}

/**
 * Plays a month of simulated shoppers into the log. What they are shown is decided
 * by the engine, what they see of it and do after it are events like any others, and the codes of their orders are redeemed. A month that was
 * interrupted is played again with the same ids, so that each event counts once.
 */
export async function playMonth({
  collector,
  clock,
  folder,
  rulesFolder,
  shoppers,
  nowMs,
  progress,
}: MonthOptions): Promise<void> {
  const month = beginMonth(folder, shoppers, nowMs);
  const goesWith = new Map(products.map((product) => [product.id, product.goesWith]));
  const catalogue = products.map((product) => toProduct(product, month.nowMs));
  const shop = createMonthShop({
    collector,
    products: catalogue,
    recommend: recommendByTaste(catalogue, (id) => goesWith.get(id) ?? []),
    placementsOf,
    appeal: appealOf,
  });
  const beganMs = month.nowMs - monthDays * dayMs;
  let written = 0;
  let waiting: EventEnvelope[] = [];
  let claims: OfferClaim[] = [];
  let heldOut: HeldOut[] = [];
  let dayEndsMs = 0;

  async function write(): Promise<void> {
    const last = waiting.at(-1);
    if (last === undefined) return;
    clock.set(Math.max(clock.now(), Number(last.timestamp)));
    const done = await collector.importEvents(waiting, { source: 'server' });
    written += done.accepted;
    waiting = [];
  }

  /** Left out before whatever they do next, since only what comes after counts. */
  async function tellHeldOut(untilMs: number): Promise<void> {
    const told = heldOut.filter(({ atMs }) => atMs <= untilMs);
    heldOut = heldOut.filter(({ atMs }) => atMs > untilMs);
    for (const { anonymousId, profile, heldOut: campaigns, atMs } of told) {
      collector.core.experiments.noteHeldOut({ identity: `a:${anonymousId}`, profile, heldOut: campaigns, nowMs: atMs });
    }
  }

  async function endDay(untilMs: number): Promise<void> {
    await tellHeldOut(untilMs);
    await write();
    clock.set(Math.min(untilMs, month.nowMs));
    await collector.segments.settle();
    await collector.segments.lookAtDue();
    progress?.update((clock.now() - beganMs) / dayMs, `${written.toLocaleString('en')} events`);
  }

  for (const event of simulateShoppers({
    products: catalogue,
    shoppers: month.shoppers,
    days: monthDays,
    seed: 'nha-may',
    nowMs: month.nowMs,
    origin: 'https://nhamay.example',
    companionsOf: (product) => goesWith.get(product.id) ?? [],
    personal: shop,
  })) {
    const atMs = Number(event.timestamp);
    if (atMs >= dayEndsMs) {
      if (dayEndsMs > 0) await endDay(dayEndsMs);
      dayEndsMs = (Math.floor(atMs / dayMs) + 1) * dayMs;
      claims.push(...shop.takeClaims());
      heldOut.push(...shop.takeHeldOut());
    }
    if (measured.has(event.name) && heldOut.some((one) => one.anonymousId === event.anonymousId && one.atMs <= atMs)) {
      await write();
      await tellHeldOut(atMs);
    }
    for (const claim of claims.filter((one) => one.atMs <= atMs)) {
      await write();
      clock.set(Math.max(clock.now(), claim.atMs));
      await redeem(collector, claim);
    }
    claims = claims.filter((one) => one.atMs > atMs);
    waiting.push(event);
    if (waiting.length >= 2_000) await write();
  }
  await endDay(Math.max(dayEndsMs, month.nowMs));
  progress?.update(monthDays, `${written.toLocaleString('en')} events`);
  progress?.stop();
  clock.set(month.nowMs);
  await endMeasuring(collector, rulesFolder, month.nowMs);
  writeFileSync(join(folder, 'demo-month.json'), JSON.stringify({ ...month, isDone: true }));
}

/** The goals of campaigns that leave people out. */
const measured = new Set(['purchase', 'add_to_cart']);

/** What the shop's server does with a code at the checkout; who may not use it is told why, and pays without. */
async function redeem(collector: Collector, claim: OfferClaim): Promise<void> {
  const { anonymousId, userId, orderId, code, lines, shippingMinor } = claim;
  const request = {
    cart: {
      currency: 'VND',
      items: lines.map(({ product, quantity }) => {
        const { price } = itemOf(product);
        return { item_id: product.id, quantity, ...(typeof price === 'number' && { price }) };
      }),
    },
    codes: [code],
    shipping: shippingMinor,
    anonymousId,
    ...(userId === undefined ? {} : { userId }),
  };
  try {
    const identity = identityOf(claim);
    const taken = await takeOffers(collector.core, { orderId, request, identity, status: 'redeemed', expiresAtMs: null });
    await tellOfferEvent(collector.core, 'offer_redeemed', taken, request);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
}
