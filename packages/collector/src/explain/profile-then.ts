import { createProfile, foldProfile } from '@quen/engine';
import type { Profile } from '@quen/protocol';
import type { CollectorCore } from '../server/core.ts';
import type { MergeRecord } from '../storage/storage.ts';

/** Where to stop: at an event of the log, or at a time. */
export type Until = { readonly position: number } | { readonly atMs: number };

/**
 * A person's profile as it was, folded anew from the events of the identities that were known to be one person then. Events that were erased
 * since are not in it. Undefined when nothing had happened yet.
 *
 * @param identity `a:…` or `u:…`, one of theirs
 * @param profileId the id their profile had then
 */
export async function profileThen(
  core: CollectorCore,
  identity: string,
  profileId: string,
  until: Until,
): Promise<Profile | undefined> {
  const upTo = 'position' in until ? until.position : Number.MAX_SAFE_INTEGER;
  let profile: Profile | undefined;
  for (const event of await core.storage.log.readIdentities(await identitiesThen(core, identity, until), upTo)) {
    if ('atMs' in until && event.occurredAtMs > until.atMs) continue;
    profile ??= createProfile(profileId, event.occurredAtMs);
    try {
      foldProfile(profile, event, core.rules.compiled.shop);
    } catch {
      // As when it was folded first: what a projection fails on changes nothing more.
    }
  }
  return profile;
}

/** The identities that were one person then: those that merges up to then connect, and no split took apart again. */
async function identitiesThen(core: CollectorCore, identity: string, until: Until): Promise<readonly string[]> {
  const now = await core.identities.identitiesOf(await core.identities.profileOf(identity), identity);
  if (now.length === 1) return now;
  const merges = new Map<number, MergeRecord>();
  for (const one of now) {
    for (const merge of await core.storage.profiles.merges(200, await core.identities.profileOf(one))) {
      merges.set(merge.position, merge);
    }
  }
  const links = new Map<string, MergeRecord>();
  for (const merge of [...merges.values()].sort((a, b) => a.position - b.position)) {
    if ('position' in until ? merge.position > until.position : merge.atMs > until.atMs) break;
    const key = `${merge.anonymousId}\n${merge.userId}`;
    if (merge.kind === 'merge') links.set(key, merge);
    else if (merge.kind === 'split') links.delete(key);
  }
  const found = new Set([identity]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const { anonymousId, userId } of links.values()) {
      if (found.has(`a:${anonymousId}`)) found.add(`u:${userId}`);
      if (found.has(`u:${userId}`)) found.add(`a:${anonymousId}`);
    }
  }
  return [...found];
}
