import { createProfile } from '../profile/create-profile.ts';
import type { EvaluationContext } from './evaluation-context.ts';

/** A context in which nothing is known, not even the time: for conditions on plain objects that were given none. */
export const nowhere: EvaluationContext = {
  profile: createProfile('', 0),
  page: { url: '' },
  cart: { lines: [], valueMinor: 0, currency: null, updatedAtMs: null },
  context: {},
  shop: {
    name: '',
    currency: 'VND',
    timeZone: 'UTC',
    languages: ['vi'],
    globalHoldout: 0,
    salt: '',
    affinityHalfLifeDays: 30,
    consentDefault: 'denied',
  },
  nowMs: Number.NaN,
};
