import type { Interaction, RecommendationPerson } from '@quen/protocol';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import { personOf } from './person-of.ts';
import { sessionInteractions } from './session-interactions.ts';

/** What every list of a page is recommended for: read once, and the same objects for each. */
export interface Shopper {
  readonly session: readonly Interaction[];
  /** Absent for the crowd. */
  readonly person?: RecommendationPerson;
  readonly cartItemIds: readonly string[];
}

/** The person as the recommender may know them; with nothing of theirs when it is not `personal`. */
export function shopperOf({ profile, cart, nowMs }: EvaluationContext, personal: boolean): Shopper {
  const cartItemIds = cart.lines.map((line) => line.itemId);
  if (!personal) return { session: [], cartItemIds };
  return { session: sessionInteractions(profile, nowMs), person: personOf(profile), cartItemIds };
}
