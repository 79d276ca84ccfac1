import type { RuleSet } from '@quen/protocol';

/** What holds until a shop says something: no placements, no campaigns. */
export const defaultRuleSet: RuleSet = {
  version: 0,
  shop: {
    name: 'Shop',
    currency: 'VND',
    timeZone: 'Asia/Ho_Chi_Minh',
    languages: ['vi', 'en'],
    globalHoldout: 0,
    salt: 'quen',
    affinityHalfLifeDays: 30,
    consentDefault: 'granted',
  },
  placements: [],
  segments: [],
  campaigns: [],
  offers: [],
};
