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
  /** Puts them back, when they could not be written. */
  restore(): void;
}

/**
 * Profiles in memory, the least recently used given up first. Those that are ahead of the store are kept until they are written, which is
 * done a few at a time with the commits that happen anyway: a profile is a cache of the log, and a restart folds what is missing.
 */
export interface ProfileCache {
  get(id: string): ProfileEntry | undefined;
  put(profile: Profile, position: number): ProfileEntry;
  /** Notes that the event at `position` was folded into the entry. */
  touch(entry: ProfileEntry, position: number, nowMs: number): void;
  remove(id: string): void;
  /** At most `limit` entries that have waited since `due.sinceMs` or `due.position`; `head` is the newest folded position. */
  takeUnsaved(limit: number, due: UnsavedDue, head: number): UnsavedProfiles;
  /** The stored form of an entry, which counts as saved from now on. */
  save(entry: ProfileEntry): StoredProfile;
  readonly unsavedCount: number;
  readonly size: number;
  clear(): void;
}

export function createProfileCache(capacity: number): ProfileCache {
  const entries = new Map<string, ProfileEntry>();
  /** In the order in which they fell behind, so that the first one tells the cursor. */
  const unsaved = new Map<string, ProfileEntry>();

  function makeRoom(): void {
    if (entries.size < capacity) return;
    let drop = Math.max(1, capacity >> 3);
    for (const [id, entry] of entries) {
      if (drop === 0) return;
      if (entry.unsavedFrom === 0) {
        entries.delete(id);
        drop--;
      }
    }
  }

  return {
    get(id) {
      const entry = entries.get(id);
      if (entry !== undefined && entries.size > capacity >> 1) {
        entries.delete(id);
        entries.set(id, entry);
      }
      return entry;
    },
    put(profile, position) {
      makeRoom();
      const entry = { profile, position, unsavedFrom: 0, unsavedSinceMs: 0 };
      unsaved.delete(profile.id);
      entries.set(profile.id, entry);
      return entry;
    },
    touch(entry, position, nowMs) {
      entry.position = position;
      if (entry.unsavedFrom !== 0) return;
      entry.unsavedFrom = position;
      entry.unsavedSinceMs = nowMs;
      unsaved.set(entry.profile.id, entry);
    },
    remove(id) {
      entries.delete(id);
      unsaved.delete(id);
    },
    takeUnsaved(limit, due, head) {
      const taken: [ProfileEntry, number, number][] = [];
      for (const entry of unsaved.values()) {
        if (taken.length >= limit || (entry.unsavedSinceMs > due.sinceMs && entry.unsavedFrom > due.position)) break;
        taken.push([entry, entry.unsavedFrom, entry.unsavedSinceMs]);
      }
      for (const [entry] of taken) markSaved(entry);
      const oldest = unsaved.values().next().value;
      return {
        profiles: taken.map(([{ profile, position }]) => ({ profile, position })),
        cursor: oldest === undefined ? head : oldest.unsavedFrom - 1,
        restore: () => {
          const younger = [...unsaved];
          unsaved.clear();
          for (const [entry, from, sinceMs] of taken) {
            entry.unsavedFrom = from;
            entry.unsavedSinceMs = sinceMs;
            unsaved.set(entry.profile.id, entry);
          }
          for (const [id, entry] of younger) if (!unsaved.has(id)) unsaved.set(id, entry);
        },
      };
    },
    save(entry) {
      markSaved(entry);
      return { profile: entry.profile, position: entry.position };
    },
    get unsavedCount() {
      return unsaved.size;
    },
    get size() {
      return entries.size;
    },
    clear() {
      entries.clear();
      unsaved.clear();
    },
  };

  function markSaved(entry: ProfileEntry): void {
    entry.unsavedFrom = 0;
    unsaved.delete(entry.profile.id);
  }
}
