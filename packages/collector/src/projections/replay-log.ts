import { everythingUnsaved } from '../profiles/profile-cache.ts';
import type { ReplaySummary } from '../server/collector.ts';
import type { CollectorCore } from '../server/core.ts';

const page = 2_000;

/**
 * Forgets all profiles, merges and links and folds the log anew, from nothing to its end. No request is served from half-folded profiles:
 * transactions wait until it is done. Models follow at the next start, or are learned anew from the log by the caller's new collector.
 */
export function replayLog(core: CollectorCore, progress?: (share: number) => void): Promise<ReplaySummary> {
  return core.commits.exclusively(async () => {
    const { storage, folder, cache, identities } = core;
    const head = await storage.log.head();
    await storage.profiles.clearProjections();
    cache.clear();
    identities.clear();
    folder.startAt(0, 0);
    let events = 0;
    for (let after = 0; after < head; ) {
      const part = await storage.log.read({ after, upTo: head, limit: page });
      const last = part.at(-1);
      if (last === undefined) break;
      await folder.fold(part);
      events += part.length;
      after = last.position;
      await saveAll();
      progress?.(after / head);
    }
    await saveAll();
    return { events, profiles: await storage.profiles.count() };

    async function saveAll(): Promise<void> {
      const unsaved = cache.takeUnsaved(Number.POSITIVE_INFINITY, everythingUnsaved, folder.head);
      try {
        await storage.commit({ profiles: unsaved.profiles, cursors: { profiles: unsaved.cursor } });
      } catch (error) {
        unsaved.restore();
        throw error;
      }
      unsaved.written();
    }
  });
}
