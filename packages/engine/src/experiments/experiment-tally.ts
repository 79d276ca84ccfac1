import type { LoggedEvent } from '@quen/protocol';
import { orderEvents, orderIdOf } from '../profile/order-facts.ts';
import { followOrder, type OrderWorth, unknownWorth } from '../profile/order-worth.ts';
import type { CompiledCampaign } from '../rule-set/compiled-rule-set.ts';
import type { ArmCounts } from './arm-counts.ts';
import { goalOf } from './goal-of.ts';
import { isHeldOutFrom } from './held-out-from.ts';

const dayMs = 86_400_000;

/** Counts what a campaign's people did, from the log. */
export interface ExperimentTally {
  /**
   * Puts a person into an arm (null is the holdout), if they are in none. For those held out, who are never exposed, and, where both
   * are entered when decided, for the variants too: both sides must be entered by the same rule, or their ratio is off.
   */
  enter(profileId: string, variant: string | null, atMs: number): void;
  /** Takes any event of the log, in its order; what is neither an exposure, a goal nor an order passes by. */
  observe(event: LoggedEvent, profileId: string): void;
  /** One a variant in the campaign's order, and last those held out. */
  counts(): ArmCounts[];
}

interface Person {
  readonly variant: string | null;
  readonly firstAtMs: number;
  /** Reached the goal by something that cannot be undone. */
  reached: boolean;
  /** Orders of their window, by number. */
  readonly orders: Map<string, CountedOrder>;
}

interface CountedOrder {
  worth: OrderWorth;
  /** It is what the campaign aims at. */
  isGoal: boolean;
}

/**
 * Each person counts in the arm they were in first, from then on: who reaches the goal within its window converts (once),
 * and what the shop confirms of orders in it, less what it gives back whenever that is, is their revenue. A cancelled order is none. An `exposure` whose `heldOut` names the campaign
 * is somebody of the holdout who would have seen it. With `entersOn: 'decision'` exposures enter nobody, and the caller does.
 * Bots do not count.
 */
export function createExperimentTally(
  campaign: CompiledCampaign,
  currency: string,
  entersOn: 'exposure' | 'decision' = 'exposure',
): ExperimentTally {
  const { event: goalEvent, windowDays } = goalOf(campaign.source);
  const windowMs = windowDays * dayMs;
  const people = new Map<string, Person>();
  const enter: ExperimentTally['enter'] = (profileId, variant, atMs) => {
    if (people.has(profileId)) return;
    people.set(profileId, { variant, firstAtMs: atMs, reached: false, orders: new Map() });
  };
  return {
    enter,
    observe(event, profileId) {
      if (event.flags.includes('bot')) return;
      if (event.name === 'exposure') {
        if (entersOn === 'decision') return;
        if (isHeldOutFrom(event.properties, campaign.id)) enter(profileId, null, event.occurredAtMs);
        else if (event.properties['campaign'] === campaign.id) enter(profileId, armOf(event), event.occurredAtMs);
        return;
      }
      const isOrder = orderEvents.has(event.name);
      if (event.name !== goalEvent && !isOrder) return;
      const person = people.get(profileId);
      if (person === undefined) return;
      const sinceMs = event.occurredAtMs - person.firstAtMs;
      const isInWindow = sinceMs >= 0 && sinceMs <= windowMs;
      const isGoal = isInWindow && event.name === goalEvent && (campaign.goalWhere?.test(event.properties) ?? true);
      if (isOrder) countOrder(person, event, isInWindow && event.name === 'purchase', isGoal);
      if (isGoal && event.name !== 'purchase') person.reached = true;
    },
    counts: () => countsOf(campaign, people.values()),
  };

  /** What is said of an order that is not counted yet counts only where that may `begin` it. */
  function countOrder(person: Person, event: LoggedEvent, begin: boolean, isGoal: boolean): void {
    const orderId = orderIdOf(event);
    let order = person.orders.get(orderId);
    if (order === undefined) {
      if (!begin) return;
      order = { worth: unknownWorth, isGoal: false };
      person.orders.set(orderId, order);
    }
    order.worth = followOrder(order.worth, event, currency);
    if (isGoal && event.name === 'purchase') order.isGoal = true;
  }
}

function armOf({ properties }: LoggedEvent): string | null {
  return typeof properties['variant'] === 'string' ? properties['variant'] : null;
}

function countsOf(campaign: CompiledCampaign, people: Iterable<Person>): ArmCounts[] {
  const total = campaign.variants.reduce((sum, variant) => sum + variant.weight, 0) || 1;
  const arms = campaign.variants.map((variant): { -readonly [K in keyof ArmCounts]: ArmCounts[K] } => ({
    ...emptyArm(variant.id),
    weight: ((1 - campaign.holdout) * variant.weight) / total,
  }));
  arms.push({ ...emptyArm(null), weight: campaign.holdout });
  for (const person of people) {
    // A variant that has been taken out since is not reported.
    const arm = arms.find(({ variant }) => variant === person.variant);
    if (arm === undefined) continue;
    const orders = [...person.orders.values()].filter(({ worth }) => !worth.cancelled);
    const revenueMinor = orders.reduce((sum, { worth }) => sum + (worth.revenueMinor ?? 0), 0);
    arm.people++;
    if (person.reached || orders.some(({ isGoal }) => isGoal)) arm.conversions++;
    arm.revenueMinor += revenueMinor;
    arm.revenueSquares += revenueMinor ** 2;
  }
  return arms;
}

function emptyArm(variant: string | null): ArmCounts {
  return { variant, weight: 0, people: 0, conversions: 0, revenueMinor: 0, revenueSquares: 0 };
}
