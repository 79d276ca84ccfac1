import type { ExposureCount, LoggedEvent, Profile, Reason } from '@quen/protocol';
import { chooseVariant } from '../assignment/choose-variant.ts';
import { inGlobalHoldout } from '../assignment/in-holdout.ts';
import { countExposure, createExposureCount } from '../campaign/exposure-count.ts';
import { localDay } from '../campaign/local-time.ts';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import { qualify } from '../eligibility/qualify.ts';
import { basketOf, qualifyingLines } from '../offers/basket.ts';
import { checkEligibility } from '../offers/check-eligibility.ts';
import { checkLimits } from '../offers/check-limits.ts';
import type { CompiledOffer } from '../offers/compiled-offer.ts';
import { priceOffer } from '../offers/price-offer.ts';
import { createFoldStep } from '../profile/fold-step.ts';
import { cartOf, lineOf } from '../profile/projections/cart.ts';
import type { CompiledCampaign, CompiledRuleSet } from '../rule-set/compiled-rule-set.ts';
import type { BacktestFigures, ViewsAndPeople } from './backtest-figures.ts';
import { goesBefore } from './campaigns-before.ts';
import { type Chance, chanceOfView } from './chance.ts';

/** One version of a campaign, rehearsed on what happened. */
export interface Rehearsal {
  /** It could have been shown. Requests that asked for none of its placements are none of its chances. */
  chance(profile: Profile, chance: Chance): void;
  /** Something was bought. */
  order(profile: Profile, event: LoggedEvent): void;
  figures(): BacktestFigures;
}

interface Tally {
  views: number;
  readonly people: Set<string>;
}

/** A person as this version would have left them. */
interface Spectator {
  readonly seen: ExposureCount;
  /** Offers they have seen. */
  readonly offers: Map<string, { uses: number }>;
  readonly orderIds: Set<string>;
}

/** Counters of an offer, moved by rehearsed redemptions only. */
interface Spent {
  uses: number;
  spendMinor: number;
  day: number;
  usesToday: number;
  spendTodayMinor: number;
}

/** Of somebody who has not seen it. */
const unseen: ExposureCount = createExposureCount(0, 0);

const outcomes = ['qualified', 'seen', 'capped', 'heldOut', 'outranked'] as const;

/** Rehearses a campaign of a rule set as if it had been running, whatever its status; others stand as they are. */
export function createRehearsal(campaign: CompiledCampaign, ruleSet: CompiledRuleSet): Rehearsal {
  const live: CompiledCampaign = { ...campaign, live: true };
  const { shop } = ruleSet;
  const spectators = new Map<string, Spectator>();
  const spent = new Map<string, Spent>();
  const tallies = Object.fromEntries(outcomes.map((outcome) => [outcome, { views: 0, people: new Set() }])) as {
    [outcome in (typeof outcomes)[number]]: Tally;
  };
  const reasons: { [reason in Reason]?: number } = {};
  const chances = { asked: 0, pageViews: 0 };
  let maxCostMinor = 0;
  let maxUses = 0;

  /** Why it is not seen; null when it is. Held out, of it or of all, are only those who would have seen it. */
  function refusalOf(context: EvaluationContext, chance: Chance, seen: ExposureCount): Reason | null {
    const refusal = qualify(live, context, chance.consent, seen);
    if (refusal !== null && refusal.reason !== 'HOLDOUT') return refusal.reason;
    if (isOutranked(live, context, chance, ruleSet)) return 'OUTRANKED';
    return refusal !== null || inGlobalHoldout(context.profile, shop.globalHoldout, shop.salt) ? 'HOLDOUT' : null;
  }

  return {
    chance(profile, chance) {
      const { atMs, placements, page, context: circumstances, cart } = chance;
      if (placements === null) chances.pageViews++;
      else if (live.source.placements.some((id) => placements.includes(id))) chances.asked++;
      else return;
      const context = { profile, page, cart: cart ?? profile.cart, context: circumstances, shop, nowMs: atMs };
      const spectator = spectators.get(profile.id);
      const reason = refusalOf(context, chance, spectator?.seen ?? unseen);
      if (reason === null || reason === 'CAPPED' || reason === 'HOLDOUT' || reason === 'OUTRANKED')
        count(tallies.qualified, profile);
      if (reason === 'CAPPED') count(tallies.capped, profile);
      else if (reason === 'HOLDOUT') count(tallies.heldOut, profile);
      else if (reason === 'OUTRANKED') count(tallies.outranked, profile);
      if (reason !== null) {
        reasons[reason] = (reasons[reason] ?? 0) + 1;
        return;
      }
      count(tallies.seen, profile);
      const now = spectator ?? {
        seen: createExposureCount(atMs, profile.sessionCount),
        offers: new Map(),
        orderIds: new Set(),
      };
      spectators.set(profile.id, now);
      countExposure(now.seen, atMs, profile.sessionCount, shop.timeZone);
      const content = chooseVariant(live.id, live.variants, live.ranges, profile, shop.salt)?.source.content;
      if (content?.kind === 'offer' && !now.offers.has(content.offerId)) now.offers.set(content.offerId, { uses: 0 });
    },
    order(profile, event) {
      const spectator = spectators.get(profile.id);
      if (spectator === undefined || spectator.offers.size === 0) return;
      const step = createFoldStep(event, shop);
      if (spectator.orderIds.has(step.orderId)) return;
      spectator.orderIds.add(step.orderId);
      const currency = event.properties['currency'];
      const cart = cartOf(step.items.map(lineOf), typeof currency === 'string' ? currency : shop.currency);
      const { page, context: circumstances } = chanceOfView(event, true);
      const context = { profile, page, cart, context: circumstances, shop, nowMs: event.occurredAtMs };
      for (const [offerId, use] of spectator.offers) {
        const offer = ruleSet.offers.get(offerId);
        if (offer === undefined) continue;
        const discountMinor = redeem(offer, context, use.uses, spent);
        if (discountMinor === null) continue;
        use.uses++;
        maxUses++;
        maxCostMinor += discountMinor;
      }
    },
    figures: () => ({
      chances: { ...chances },
      qualified: totals(tallies.qualified),
      seen: totals(tallies.seen),
      capped: totals(tallies.capped),
      heldOut: totals(tallies.heldOut),
      outranked: totals(tallies.outranked),
      reasons: { ...reasons },
      maxCostMinor,
      maxUses,
    }),
  };
}

/** Whether in each of its placements another campaign goes before and could be shown. */
function isOutranked(
  campaign: CompiledCampaign,
  context: EvaluationContext,
  { consent, placements: asked }: Chance,
  { placements }: CompiledRuleSet,
): boolean {
  return campaign.source.placements.every((id) => {
    if (asked !== null && !asked.includes(id)) return true;
    for (const other of placements.get(id)?.liveCampaigns ?? []) {
      if (!goesBefore(other, campaign)) return false;
      if (qualify(other, context, consent) === null) return true;
    }
    return false;
  });
}

/** Redeems an offer for an order, by the rehearsal's own counters. Null when it would have been refused. */
function redeem(
  offer: CompiledOffer,
  context: EvaluationContext,
  usesByCustomer: number,
  spent: Map<string, Spent>,
): number | null {
  const { cart, shop, nowMs } = context;
  const running = { ...offer, source: { ...offer.source, status: 'running' as const } };
  if (cart.currency !== offer.source.currency || checkEligibility(running, context) !== null) return null;
  const nothing = () => undefined;
  const price = priceOffer(offer, qualifyingLines(offer, basketOf(cart, offer.source.currency, nothing), context), nothing);
  if ('reason' in price) return null;
  const day = localDay(shop.timeZone, nowMs);
  const counter = spent.get(offer.id) ?? { uses: 0, spendMinor: 0, day, usesToday: 0, spendTodayMinor: 0 };
  if (counter.day !== day) Object.assign(counter, { day, usesToday: 0, spendTodayMinor: 0 });
  if (checkLimits(offer.source, { ...counter, usesByCustomer, reserved: 0 }, price.discountMinor) !== null) return null;
  counter.uses++;
  counter.usesToday++;
  counter.spendMinor += price.discountMinor;
  counter.spendTodayMinor += price.discountMinor;
  spent.set(offer.id, counter);
  return price.discountMinor;
}

function count(tally: Tally, profile: Profile): void {
  tally.views++;
  tally.people.add(profile.id);
}

function totals({ views, people }: Tally): ViewsAndPeople {
  return { views, people: people.size };
}
