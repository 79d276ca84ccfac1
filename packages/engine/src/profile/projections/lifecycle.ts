import { type LifecycleStage, lifecycleStages, type OrderSummary, type Profile } from '@quen/protocol';
import { numeric } from '../numeric.ts';
import { ownEntry } from '../own-entry.ts';
import type { Projection } from '../projection.ts';

/** So many orders show a rhythm. */
export const committedOrders = 3;
/** From so many orders on, who has a rhythm is loyal. */
export const loyalOrders = 5;
/** The gaps of a rhythm may stray from their mean by at most this share (standard deviation ÷ mean). */
const maxVariation = 0.6;
const decisive = new Set([
  'purchase',
  'refund',
  'order_cancelled',
  'satisfaction',
  'answer',
  'identify',
  'sign_up',
  'contact_request',
]);

/**
 * Where the relationship stands. Who only looks never falls back; who ordered stands where the orders that count put them, so
 * that a cancelled first order makes nobody a customer.
 */
export const lifecycle: Projection = {
  part: 'lifecycle',
  writes: ['lifecycle'],
  reads: ['identity', 'identity.claims', 'traits', 'sessionCount', 'wishlist', 'cart', 'orders', 'answers', 'satisfaction'],
  fold(profile, { event }) {
    const state = profile.lifecycle;
    // A regular's rhythm takes some reckoning, and only these events can change it.
    if (profile.orders.count > 1 && state.stage !== 'customer' && !decisive.has(event.name)) return;
    const stage = stageOf(profile);
    if (stage !== state.stage) {
      state.stage = stage;
      state.sinceMs = event.occurredAtMs;
    }
    const level = levelOf(profile, event.name);
    if (level > state.relationshipLevel) state.relationshipLevel = level;
  },
};

function stageOf(profile: Profile): LifecycleStage {
  const { orders } = profile;
  if (orders.count === 0) return earlyStageOf(profile);
  if (orders.count === 1) return 'customer';
  const committed = orders.count >= committedOrders && isRegular(orders.recent) && !isDissatisfied(profile);
  if (!committed) return 'repeat';
  const brings = numeric(ownEntry(profile.traits, 'referrals')) >= 1;
  return brings || orders.count >= loyalOrders ? 'loyal' : 'committed';
}

function earlyStageOf(profile: Profile): LifecycleStage {
  const rank = lifecycleStages.indexOf(profile.lifecycle.stage);
  if (rank >= 2 || profile.cart.lines.length > 0 || profile.wishlist.length > 0 || hasAny(profile.answers)) return 'engaged';
  const { userIds, claimedUserId } = profile.identity;
  return rank === 1 || profile.sessionCount >= 2 || userIds.length > 0 || claimedUserId !== null ? 'acquainted' : 'attracted';
}

function isRegular(recent: readonly OrderSummary[]): boolean {
  const times = recent.filter((order) => order.status !== 'cancelled' && order.status !== 'refunded').map((order) => order.atMs);
  const gaps = times.slice(1).map((atMs, index) => atMs - (times[index] ?? atMs));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  if (!(mean > 0)) return false;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
  return Math.sqrt(variance) / mean <= maxVariation;
}

/** By each scale's own custom: CSAT 1–5 below 4, NPS 0–10 below 7. Not having been asked is not dissatisfaction. */
export function isDissatisfied({ satisfaction }: Profile): boolean {
  return (ownEntry(satisfaction, 'csat')?.score ?? 5) < 4 || (ownEntry(satisfaction, 'nps')?.score ?? 10) < 7;
}

/** 2 once there is a dialogue with somebody known, 3 once their rhythm or own terms bind both sides. Levels are not lost. */
function levelOf(profile: Profile, eventName: string): 1 | 2 | 3 {
  const { stage } = profile.lifecycle;
  if (stage === 'committed' || stage === 'loyal' || ownEntry(profile.traits, 'ownTerms') === true) return 3;
  const known = profile.identity.userIds.length > 0 || profile.identity.claimedUserId !== null;
  const talks = eventName === 'contact_request' || (known && (hasAny(profile.answers) || hasAny(profile.satisfaction)));
  return talks ? 2 : 1;
}

function hasAny(map: object): boolean {
  for (const _ in map) return true;
  return false;
}
