import { createProfile, foldProfile } from '@quen/engine';
import type { LoggedEvent, Profile, ShopSettings } from '@quen/protocol';
import { type IdentityGraph, mayLink } from '../identity/identity-graph.ts';
import type { Storage, StoredEvent } from '../storage/storage.ts';
import type { ProfileCache, ProfileEntry } from './profile-cache.ts';

export interface FoldOptions {
  readonly storage: Storage;
  readonly cache: ProfileCache;
  readonly identities: IdentityGraph;
  readonly shop: () => ShopSettings;
  readonly now: () => number;
  /** Told of an event that a projection failed on; the event stays in the log and the rest goes on. */
  readonly onFault: (event: LoggedEvent, error: unknown) => void;
  /** Told of each folded event and whose it is. */
  readonly onFolded: (event: LoggedEvent, profileId: string) => void;
  /** Told of each profile that an event had folded anew, beside the one it is folded into. */
  readonly onRefolded: (event: LoggedEvent, profileId: string) => void;
}

/** Folds the log into profiles, event by event in order of position. Only one call may run at a time. */
export interface LogFolder {
  fold(events: readonly StoredEvent[]): Promise<void>;
  /** The profile of an identity, from memory or the store; undefined when nothing was folded into it. */
  read(identity: string): Promise<ProfileEntry | undefined>;
  readProfile(id: string): Promise<ProfileEntry | undefined>;
  /** What {@link LogFolder.read} answers, when it is in memory. */
  peek(identity: string): ProfileEntry | undefined;
  /** Position of the newest folded event. */
  readonly head: number;
  /** Goes on after `position`, with links that reflect the log up to `identities`. */
  startAt(position: number, identities: number): void;
}

/** Name of the cursor that says up to where identities are linked. */
export const identitiesCursor = 'identities';

export function createLogFolder(options: FoldOptions): LogFolder {
  const { storage, cache, identities } = options;
  let head = 0;
  /** The newest event whose change of identities is written down. */
  let identitiesAt = 0;

  async function readProfile(id: string): Promise<ProfileEntry | undefined> {
    const cached = cache.get(id);
    if (cached !== undefined) return cached;
    const stored = await storage.profiles.read(id);
    return stored && (cache.get(id) ?? cache.put(stored.profile, stored.position));
  }

  /** Folds at once what is all in memory, which nearly everything is: a promise per event would cost as much as the fold. */
  function foldAtOnce(event: StoredEvent): boolean {
    if (event.position > identitiesAt && mayLink(event)) return false;
    const profileId = identities.profileOf(event.identity);
    const entry = typeof profileId === 'string' ? cache.get(profileId) : undefined;
    if (entry === undefined) return false;
    foldEntry(entry, event);
    return true;
  }

  function foldEntry(entry: ProfileEntry, event: StoredEvent): void {
    // Folded before the last restart, or by a refold.
    if (entry.position < event.position) {
      foldInto(entry.profile, event);
      cache.touch(entry, event.position, options.now());
    }
    options.onFolded(event, entry.profile.id);
  }

  async function foldOne(event: StoredEvent): Promise<void> {
    // After a crash the links may be ahead of the profiles: an old event must not be judged by what was linked after it.
    if (event.position > identitiesAt && mayLink(event)) await applyIdentityChange(event);
    const owner = identities.profileOf(event.identity);
    const profileId = typeof owner === 'string' ? owner : await owner;
    const entry =
      cache.get(profileId) ?? (await readProfile(profileId)) ?? cache.put(createProfile(profileId, event.occurredAtMs), 0);
    foldEntry(entry, event);
  }

  function foldInto(profile: Profile, event: LoggedEvent): void {
    try {
      foldProfile(profile, event, options.shop());
    } catch (error) {
      options.onFault(event, error);
    }
  }

  /** Links or parts identities, folds the profiles concerned anew, and writes all of it in one transaction. */
  async function applyIdentityChange(event: StoredEvent): Promise<void> {
    const change = await identities.change(event, async (id) => (await readProfile(id)) !== undefined);
    if (change === null) return;
    const refolded: ProfileEntry[] = [];
    const removed = [...change.removedProfiles];
    for (const { profileId, identities: members } of change.refold) {
      const events = await storage.log.readIdentities(members, event.position);
      const first = events[0];
      if (first === undefined) {
        removed.push(profileId);
        continue;
      }
      const profile = createProfile(profileId, first.occurredAtMs);
      for (const past of events) foldInto(profile, past);
      refolded.push({ profile, position: event.position, unsavedFrom: 0, unsavedSinceMs: 0 });
    }
    await storage.commit({
      links: change.links,
      merges: [change.record],
      profiles: refolded.map(({ profile, position }) => ({ profile, position })),
      removedProfiles: removed,
      cursors: { [identitiesCursor]: event.position },
    });
    identitiesAt = event.position;
    identities.apply(change);
    for (const id of removed) cache.remove(id);
    for (const { profile, position } of refolded) {
      cache.put(profile, position);
      options.onRefolded(event, profile.id);
    }
  }

  return {
    fold: async (events) => {
      for (const event of events) {
        if (!foldAtOnce(event)) await foldOne(event);
        head = event.position;
      }
    },
    read: async (identity) => readProfile(await identities.profileOf(identity)),
    readProfile,
    peek: (identity) => {
      const id = identities.profileOf(identity);
      return typeof id === 'string' ? cache.get(id) : undefined;
    },
    get head() {
      return head;
    },
    startAt: (position, identitiesPosition) => {
      head = position;
      identitiesAt = identitiesPosition;
    },
  };
}
