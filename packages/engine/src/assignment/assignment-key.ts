import type { Profile } from '@quen/protocol';

/**
 * What a person is bucketed by: the first browser they were seen with, which stays when they say who they are and when profiles
 * are merged into the older one; else their first user id, else the profile's id.
 */
export function assignmentKey(profile: Profile): string {
  return profile.identity.anonymousIds[0] ?? profile.identity.userIds[0] ?? profile.id;
}
