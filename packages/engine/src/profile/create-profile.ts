import type { Profile } from '@quen/protocol';

/** The profile of somebody of whom nothing is known yet. `atMs` is the time of the first event. */
export function createProfile(id: string, atMs: number): Profile {
  return {
    id,
    identity: { anonymousIds: [], userIds: [], claimedUserId: null },
    activity: { firstSeenAtMs: atMs, lastSeenAtMs: atMs, eventCount: 0 },
    traits: {},
    consents: {},
    device: null,
    channel: { first: null, last: null, landingPath: null, referrer: null, locale: null },
    session: null,
    sessionCount: 0,
    affinities: { category: {}, brand: {}, priceBand: {} },
    viewed: [],
    wishlist: [],
    cart: { lines: [], valueMinor: 0, currency: null, updatedAtMs: null },
    orders: { count: 0, firstAtMs: null, lastAtMs: null, revenueMinor: {}, meanGapMs: null, recent: [], bought: {} },
    answers: {},
    satisfaction: {},
    lifecycle: { stage: 'attracted', sinceMs: atMs, relationshipLevel: 1 },
    exposures: { byCampaign: {}, recent: [] },
    history: [],
    segments: {},
  };
}
