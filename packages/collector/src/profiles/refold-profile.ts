import { createProfile, foldProfile } from '@quen/engine';
import type { CollectorCore } from '../server/core.ts';

/**
 * Folds a profile anew from what the log has of its identities, up to the newest folded event; removes it when that is nothing. To be run within
 * {@link GroupCommit.exclusively}.
 */
export async function refoldProfile(core: CollectorCore, profileId: string, identities: readonly string[]): Promise<void> {
  const { storage, cache, folder } = core;
  const { shop } = core.rules.compiled;
  const events = await storage.log.readIdentities(identities, folder.head);
  const [first] = events;
  cache.remove(profileId);
  if (first === undefined) {
    await storage.commit({ removedProfiles: [profileId] });
    return;
  }
  const profile = createProfile(profileId, first.occurredAtMs);
  for (const event of events) {
    try {
      foldProfile(profile, event, shop);
    } catch (error) {
      core.log({ level: 'error', message: 'A projection failed on an event', position: event.position, fault: String(error) });
    }
  }
  await storage.commit({ profiles: [{ profile, position: folder.head }] });
  cache.put(profile, folder.head);
  core.noteRefolded(profileId);
}
