import type { ProfileAim } from '../profile/projection.ts';
import type { Attribute, AttributeGroup } from './attribute.ts';
import { findAttribute } from './resolve-attribute.ts';

/** What an attribute is read from. */
export interface AttributeNeeds {
  /** Parts of the profile, and details of them. */
  readonly aims: readonly ProfileAim[];
  /** Whether it also looks at the page and the circumstances of the request. */
  readonly request?: true;
}

const byGroup: { readonly [group in AttributeGroup]: AttributeNeeds } = {
  profile: { aims: ['identity', 'activity', 'orders', 'viewed', 'wishlist'] },
  session: { aims: ['session'] },
  device: { aims: ['device'], request: true },
  channel: { aims: ['channel'], request: true },
  cart: { aims: ['cart'] },
  orders: { aims: ['orders'] },
  lifecycle: { aims: ['lifecycle', 'orders'] },
  affinity: { aims: ['affinities'] },
  answers: { aims: ['answers'] },
  consents: { aims: ['consents'] },
  exposures: { aims: ['exposures'] },
  events: { aims: ['history'] },
  page: { aims: [], request: true },
  product: { aims: ['viewed', 'orders'] },
  line: { aims: [] },
  time: { aims: [] },
};

/** Those that need something else than their group. */
const byName: { readonly [name: string]: AttributeNeeds } = {
  'profile.id': { aims: [] },
  'profile.isKnown': { aims: ['identity'] },
  'profile.userId': { aims: ['identity'] },
  'profile.claimsIdentity': { aims: ['identity.claims'] },
  'profile.firstSeenAt': { aims: ['activity'] },
  'profile.lastSeenAt': { aims: ['activity'] },
  'profile.daysSinceFirstSeen': { aims: ['activity'] },
  'profile.eventCount': { aims: ['activity'] },
  'profile.firstOrderAt': { aims: ['orders'] },
  'profile.lastOrderAt': { aims: ['orders'] },
  'profile.viewedItems': { aims: ['viewed'] },
  'profile.viewedCount': { aims: ['viewed'] },
  'profile.wishlist': { aims: ['wishlist'] },
  'profile.wishlistCount': { aims: ['wishlist'] },
  traits: { aims: ['traits'] },
  satisfaction: { aims: ['satisfaction'] },
  segments: { aims: ['segments'] },
  'session.items': { aims: ['session', 'session.items'] },
  'session.itemCount': { aims: ['session', 'session.items'] },
  'session.searchTerm': { aims: ['session', 'session.items'] },
  'session.landingPath': { aims: ['session', 'session.landing'] },
};

/** What the attribute is read from, or more; never less. */
export function attributeNeeds(attribute: Attribute): AttributeNeeds {
  return byName[attribute.name] ?? byGroup[attribute.group];
}

/** The same for a path of a condition. */
export function pathNeeds(path: string): AttributeNeeds {
  const found = findAttribute(path);
  return found === null ? { aims: [] } : attributeNeeds(found.attribute);
}
