import type { Profile, RecommendationPerson } from '@quen/protocol';

/** What the recommender may know of a person. */
export function personOf(profile: Profile): RecommendationPerson {
  return {
    id: profile.id,
    affinities: profile.affinities,
    bought: profile.orders.bought,
    viewed: profile.viewed,
    segments: Object.keys(profile.segments),
  };
}
