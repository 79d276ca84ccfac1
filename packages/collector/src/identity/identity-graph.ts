import { isErasedName } from '../storage/erased-name.ts';
import type { IdentityLink, MergeRecord, Storage, StoredEvent } from '../storage/storage.ts';
import { type IdentityLimits, splitEventName } from './identity-limits.ts';
import { ownProfileId } from './profile-id.ts';

/** A change to which identities make up which profiles. Each profile named in `refold` is folded anew from its identities' events. */
export interface IdentityChange {
  readonly links: readonly IdentityLink[];
  readonly record: MergeRecord;
  readonly refold: readonly { readonly profileId: string; readonly identities: readonly string[] }[];
  readonly removedProfiles: readonly string[];
}

/**
 * Which profile an identity belongs to. An identity (`a:<anonymousId>` or `u:<userId>`) has a profile of its own until a proven event
 * names a device and a user together; then both belong to one. A device belongs to the first user proven on it: later users of the same
 * device keep profiles of their own. All of it follows from the log alone.
 */
export interface IdentityGraph {
  /** Answers at once what is in memory. */
  profileOf(identity: string): string | Promise<string>;
  /** What a proven event, or a split, changes; null when nothing. `profileExists` says whether anything was folded into a profile. */
  change(event: StoredEvent, profileExists: (id: string) => Promise<boolean>): Promise<IdentityChange | null>;
  /** Takes a change into memory; the caller has it written. */
  apply(change: IdentityChange): void;
  /** All identities of a profile; `own` is one of them. */
  identitiesOf(profileId: string, own: string): Promise<readonly string[]>;
  clear(): void;
}

/** Whether an event can change the graph at all. A device that was erased belongs to nobody, so that nobody inherits it. */
export function mayLink({ proof, anonymousId, userId }: StoredEvent): boolean {
  return proof === 'proven' && anonymousId !== null && userId !== null && !isErasedName(anonymousId);
}

export function createIdentityGraph(storage: Storage, limits: IdentityLimits, capacity = 100_000): IdentityGraph {
  const known = new Map<string, string>();

  function remember(identity: string, profileId: string): string {
    if (known.size >= capacity) known.clear();
    known.set(identity, profileId);
    return profileId;
  }

  function profileOf(identity: string): string | Promise<string> {
    return (
      known.get(identity) ??
      storage.profiles.linkOf(identity).then((linked) => remember(identity, linked ?? ownProfileId(identity)))
    );
  }

  async function identitiesOf(profileId: string, own: string): Promise<readonly string[]> {
    const linked = await storage.profiles.linksOf(profileId);
    return linked.length === 0 ? [own] : linked;
  }

  async function change(event: StoredEvent, profileExists: (id: string) => Promise<boolean>): Promise<IdentityChange | null> {
    const { anonymousId, userId } = event;
    if (anonymousId === null || userId === null) return null;
    const device = `a:${anonymousId}`;
    const user = `u:${userId}`;
    const ofDevice = await profileOf(device);
    const ofUser = await profileOf(user);
    const record = (kind: MergeRecord['kind'], from: string, to: string, reason?: string): MergeRecord => ({
      position: event.position,
      atMs: event.receivedAtMs,
      kind,
      anonymousId,
      userId,
      fromProfileId: from,
      toProfileId: to,
      ...(reason === undefined ? {} : { reason }),
    });

    if (event.name === splitEventName) return ofDevice === ofUser ? split(device, user, ofUser, record) : null;
    if (ofDevice === ofUser) return null;

    const devices = await identitiesOf(ofDevice, device);
    const users = await identitiesOf(ofUser, user);
    const reason = await refusal(ofDevice, devices, users, anonymousId, userId);
    if (reason === 'known') return null;
    if (reason !== null)
      return { links: [], record: record('refused', ofDevice, ofUser, reason), refold: [], removedProfiles: [] };

    if (!(await profileExists(ofUser))) {
      // Nobody has been seen under this user id: the device's profile becomes the user's, and keeps its experiments.
      const links = [...devices, user].map((identity) => ({ identity, profileId: ofDevice }));
      return { links, record: record('merge', ofUser, ofDevice), refold: [], removedProfiles: [] };
    }
    const all = [...users, ...devices];
    const links = all.map((identity) => ({ identity, profileId: ofUser }));
    if (!(await profileExists(ofDevice)))
      return { links, record: record('merge', ofDevice, ofUser), refold: [], removedProfiles: [] };
    return {
      links,
      record: record('merge', ofDevice, ofUser),
      refold: [{ profileId: ofUser, identities: all }],
      removedProfiles: [ofDevice],
    };
  }

  /** Why a device and a user are not merged; `known` when that was recorded before, null when nothing speaks against it. */
  async function refusal(
    ofDevice: string,
    devices: readonly string[],
    users: readonly string[],
    anonymousId: string,
    userId: string,
  ): Promise<string | null> {
    const before = (await storage.profiles.merges(1000, ofDevice)).find(
      (merge) => merge.anonymousId === anonymousId && merge.userId === userId && merge.kind !== 'merge',
    );
    if (before?.kind === 'refused') return 'known';
    if (before?.kind === 'split') return 'split';
    if (devices.some((identity) => identity.startsWith('u:'))) return 'device_limit';
    if (countDevices(users) + countDevices(devices) > limits.maxDevicesPerUser) return 'user_limit';
    return null;
  }

  async function split(
    device: string,
    user: string,
    profileId: string,
    record: (kind: 'split', from: string, to: string) => MergeRecord,
  ): Promise<IdentityChange> {
    const all = await identitiesOf(profileId, user);
    const rest = all.filter((identity) => identity !== device);
    // The profile keeps its id on the side it was named after.
    const deviceKeeps = profileId === ownProfileId(device);
    const deviceProfile = deviceKeeps ? profileId : ownProfileId(device);
    const restProfile = deviceKeeps ? ownProfileId(user) : profileId;
    return {
      links: [{ identity: device, profileId: deviceProfile }, ...rest.map((identity) => ({ identity, profileId: restProfile }))],
      record: record('split', profileId, deviceProfile),
      refold: [
        { profileId: deviceProfile, identities: [device] },
        { profileId: restProfile, identities: rest },
      ],
      removedProfiles: [],
    };
  }

  return {
    profileOf,
    change,
    identitiesOf,
    apply: ({ links }) => {
      for (const link of links) remember(link.identity, link.profileId);
    },
    clear: () => known.clear(),
  };
}

function countDevices(identities: readonly string[]): number {
  return identities.filter((identity) => identity.startsWith('a:')).length;
}
