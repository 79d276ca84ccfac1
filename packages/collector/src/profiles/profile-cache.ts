import type { Profile } from '@quen/protocol';
import type { StoredProfile } from '../storage/storage.ts';

/** A profile in memory. It is owned here, and may be ahead of what is stored. */
export interface ProfileEntry {
  profile: Profile;
  /** The newest event folded into it. */
  position: number;
  /** The oldest event it has that its stored form lacks; 0 when both are the same. */
  unsavedFrom: number;
  unsavedSinceMs: number;
}

/** Entries that fell behind then, or with that event, or before either, are due to be written. */
export interface UnsavedDue {
  readonly sinceMs: number;
  readonly position: number;
}

/** All of them. */
export const everythingUnsaved: UnsavedDue = { sinceMs: Number.POSITIVE_INFINITY, position: Number.POSITIVE_INFINITY };

/** Profiles to write down, and how far the log is then folded into what is stored. */
export interface UnsavedProfiles {
  readonly profiles: readonly StoredProfile[];
  readonly cursor: number;
  /** They are written: memory may give them up. To be called once they can be read from the store. */
  written(): void;
  /** Puts them back, when they could not be written. */
  restore(): void;
}

/**
 * Profiles in memory, the least recently used given up first. Those that are ahead of the store are kept until they are written, which is
 * done a few at a time with the commits that happen anyway, and at once beyond `capacity`: a profile is a cache of the log, and a restart folds what is missing.
 */
export interface ProfileCache {
  get(id: string): ProfileEntry | undefined;
  put(profile: Profile, position: number): ProfileEntry;
  /** Notes that the event at `position` was folded into the entry. */
  touch(entry: ProfileEntry, position: number, nowMs: number): void;
  remove(id: string): void;
  /**
   * At most `limit` entries that have waited since `due.sinceMs` or `due.position`, and all those for which memory has no room; `head` is the newest
   * folded position.
   */
  takeUnsaved(limit: number, due: UnsavedDue, head: number): UnsavedProfiles;
  readonly unsavedCount: number;
  clear(): void;
}

export function createProfileCache(capacity: number): ProfileCache {
  /** Equal to what is stored, the least recently used first. */
  const saved = new Map<string, ProfileEntry>();
  /** In the order in which they fell behind, so that the first one tells the cursor. */
  const unsaved = new Map<string, ProfileEntry>();
  /** On their way into the store, which has an older form until they are there. */
  const leaving = new Map<string, ProfileEntry>();

  function makeRoom(): void {
    const size = saved.size + unsaved.size + leaving.size;
    if (size < capacity) return;
    let drop = Math.max(capacity >> 3, size - capacity + 1);
    for (const id of saved.keys()) {
      saved.delete(id);
      if (--drop === 0) return;
    }
  }

  return {
    get(id) {
      const behind = unsaved.get(id) ?? leaving.get(id);
      if (behind !== undefined) return behind;
      const entry = saved.get(id);
      if (entry !== undefined && saved.size > capacity >> 1) {
        saved.delete(id);
        saved.set(id, entry);
      }
      return entry;
    },
    put(profile, position) {
      makeRoom();
      const entry = { profile, position, unsavedFrom: 0, unsavedSinceMs: 0 };
      unsaved.delete(profile.id);
      leaving.delete(profile.id);
      saved.set(profile.id, entry);
      return entry;
    },
    touch(entry, position, nowMs) {
      entry.position = position;
      if (entry.unsavedFrom !== 0) return;
      entry.unsavedFrom = position;
      entry.unsavedSinceMs = nowMs;
      saved.delete(entry.profile.id);
      unsaved.set(entry.profile.id, entry);
    },
    remove(id) {
      saved.delete(id);
      unsaved.delete(id);
      leaving.delete(id);
    },
    takeUnsaved(limit, due, head) {
      const surplus = unsaved.size - capacity;
      const taken: [ProfileEntry, number, number][] = [];
      for (const entry of unsaved.values()) {
        const isDue = entry.unsavedSinceMs <= due.sinceMs || entry.unsavedFrom <= due.position;
        if (taken.length >= surplus && (taken.length >= limit || !isDue)) break;
        taken.push([entry, entry.unsavedFrom, entry.unsavedSinceMs]);
      }
      for (const [entry] of taken) {
        entry.unsavedFrom = 0;
        unsaved.delete(entry.profile.id);
        leaving.set(entry.profile.id, entry);
      }
      const oldest = unsaved.values().next().value;
      return {
        profiles: taken.map(([{ profile, position }]) => ({ profile, position })),
        cursor: oldest === undefined ? head : oldest.unsavedFrom - 1,
        written: () => {
          for (const [entry] of taken) {
            const { id } = entry.profile;
            if (leaving.get(id) !== entry) continue;
            leaving.delete(id);
            // What was folded into it meanwhile is to be written again.
            if (!unsaved.has(id)) saved.set(id, entry);
          }
        },
        restore: () => {
          const younger = [...unsaved];
          unsaved.clear();
          for (const [entry, from, sinceMs] of taken) {
            // Neither one that was removed meanwhile, nor one in whose place another was put.
            if (leaving.get(entry.profile.id) !== entry) continue;
            leaving.delete(entry.profile.id);
            entry.unsavedFrom = from;
            entry.unsavedSinceMs = sinceMs;
            unsaved.set(entry.profile.id, entry);
          }
          for (const [id, entry] of younger) if (!unsaved.has(id)) unsaved.set(id, entry);
        },
      };
    },
    get unsavedCount() {
      return unsaved.size;
    },
    clear() {
      saved.clear();
      unsaved.clear();
      leaving.clear();
    },
  };
}
