import { mayLink } from '../identity/identity-graph.ts';
import { ownProfileId } from '../identity/profile-id.ts';
import type { CollectorCore } from '../server/core.ts';
import { erasedName } from '../storage/erased-name.ts';
import type { Thinning } from '../storage/retention-store.ts';

/** More are not looked at of one profile. */
const maxMerges = 1_000;

/** What customers did on devices that were not theirs. */
export interface OthersOnDevices {
  /** New names for the devices in it, which nobody inherits: else a replay would give them to the first of these customers. */
  readonly rename: NonNullable<Thinning['rename']>;
  /** The customers, `u:…`. */
  readonly guests: readonly string[];
}

/** Finds who was on the devices of somebody of whom nothing is left: whoever was refused them, or parted from them. */
export async function othersOnDevices(core: CollectorCore, members: readonly string[]): Promise<OthersOnDevices> {
  const profileId = await core.identities.profileOf(members[0] ?? '');
  const devices = members.flatMap((identity) => (identity.startsWith('a:') ? [identity.slice(2)] : []));
  const pairs = new Map<string, readonly [guest: string, anonymousId: string]>();
  for (const id of new Set([profileId, ...members.map(ownProfileId)])) {
    for (const { kind, userId, anonymousId } of await core.storage.profiles.merges(maxMerges, id)) {
      if (kind === 'merge' || members.includes(`u:${userId}`) || !devices.includes(anonymousId)) continue;
      pairs.set(JSON.stringify([userId, anonymousId]), [`u:${userId}`, anonymousId]);
    }
  }
  const names = new Map(devices.map((device) => [device, erasedName()]));
  const rename: { positions: number[]; anonymousId: string }[] = [];
  for (const [guest, device] of pairs.values()) {
    const events = await core.storage.log.readIdentities([guest], core.folder.head);
    const positions = events.flatMap((event) => (event.anonymousId === device && mayLink(event) ? [event.position] : []));
    rename.push({ positions, anonymousId: names.get(device) ?? '' });
  }
  return { rename, guests: [...new Set([...pairs.values()].map(([guest]) => guest))] };
}
