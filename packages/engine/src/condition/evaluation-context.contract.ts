import { createProfile } from '../profile/create-profile.ts';
import type { EvaluationContext } from './evaluation-context.ts';

/** 2025-06-02T05:00:00Z, a Monday noon in Vietnam: the present of all examples. */
export const noonMs = 1_748_840_400_000;

/** A context for tests: a profile of which nothing is known, in a shop in Vietnam. */
export function createContext(parts: Partial<EvaluationContext> & { readonly timeZone?: string } = {}): EvaluationContext {
  const { timeZone = 'Asia/Ho_Chi_Minh', ...rest } = parts;
  return {
    profile: createProfile('prf_1', noonMs),
    page: { url: 'https://shop.vn/' },
    cart: { lines: [], valueMinor: 0, currency: null, updatedAtMs: null },
    context: {},
    shop: {
      name: 'Shop',
      currency: 'VND',
      timeZone,
      languages: ['vi'],
      globalHoldout: 0,
      salt: 's',
      affinityHalfLifeDays: 30,
      consentDefault: 'denied',
    },
    nowMs: noonMs,
    ...rest,
  };
}
