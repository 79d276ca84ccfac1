import type { Campaign, Condition, RuleSet } from '@quen/protocol';

const placements = ['home-for-you', 'home-trending', 'product-related', 'cart-add-on'] as const;

/** Audiences of the kinds marketers write, from the cheap to the costly. */
const audiences: readonly Condition[] = [
  { 'session.count': { $gte: 400 } },
  { 'cart.value': { $gt: 90_000_000 }, 'device.type': 'mobile' },
  { $or: [{ 'orders.count': { $gte: 30 } }, { 'lifecycle.stage': { $in: ['loyal', 'committed'] } }] },
  { 'page.type': 'checkout' },
];

/** Two hundred campaigns on four placements: in each the last by priority recommends to everyone, the others miss most visitors. */
const campaigns: readonly Campaign[] = placements.flatMap((placement) =>
  Array.from({ length: 50 }, (_, index): Campaign => {
    const last = index === 49;
    return {
      id: `${placement}-${index}`,
      name: `${placement} ${index}`,
      status: 'running',
      placements: [placement],
      audience: last ? {} : (audiences[index % audiences.length] ?? {}),
      tailoring: 'transparent',
      priority: 50 - index,
      holdout: 0,
      variants: [
        {
          id: 'a',
          weight: 1,
          content: last
            ? {
                kind: 'recommendations',
                title: { vi: 'Dành cho bạn' },
                strategies: ['session-next', 'trending', 'popular'],
                limit: 8,
              }
            : { kind: 'message', headline: { vi: 'Xin chào' } },
        },
      ],
    };
  }),
);

/** The rules of the benchmarks. */
export const benchRules: RuleSet = {
  version: 1,
  shop: {
    name: 'Bench',
    currency: 'VND',
    timeZone: 'Asia/Ho_Chi_Minh',
    languages: ['vi'],
    globalHoldout: 0,
    salt: 'bench',
    affinityHalfLifeDays: 30,
    consentDefault: 'granted',
  },
  placements: placements.map((id) => ({ id, name: id })),
  segments: [],
  campaigns,
  offers: [],
};

export const benchPlacements: readonly string[] = placements;
