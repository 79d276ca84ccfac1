import type { Profile, ShopSettings } from '@quen/protocol';
import type { EvaluationContext } from '../condition/evaluation-context.ts';

/** The context for looking at a profile by itself, with no page before it: its own cart, no circumstances of a request. */
export function profileContext(profile: Profile, shop: ShopSettings, nowMs: number): EvaluationContext {
  return { profile, page: { url: '' }, cart: profile.cart, context: {}, shop, nowMs };
}
