import type { Profile } from '@quen/protocol';
import type { CollectorCore } from '../server/core.ts';
import type { PersonRecords } from '../storage/privacy-store.ts';
import type { RejectedEvent, StoredEvent } from '../storage/storage.ts';
import type { Person } from './find-person.ts';

/** Everything that is kept of one person. Times are epoch milliseconds, amounts whole minor units. */
export interface PersonExport extends Omit<PersonRecords, 'rejected'> {
  readonly format: 'quen-person';
  readonly version: 1;
  readonly exportedAtMs: number;
  readonly shop: string;
  readonly profileId: string;
  readonly identities: readonly string[];
  /** Null when nothing was folded yet. */
  readonly profile: Profile | null;
  /** Oldest first. */
  readonly events: readonly StoredEvent[];
  /** Events of the person that were refused, as they came, with what their requests said for them. */
  readonly rejected: readonly (Omit<RejectedEvent, 'raw'> & { readonly raw: string })[];
}

/** Reads everything that is kept of a person. */
export async function exportPerson(core: CollectorCore, person: Person): Promise<PersonExport> {
  await core.commits.drain();
  const { identities, profileIds, profileId } = person;
  const { storage } = core;
  const isOwn = (identity: string): boolean => identities.includes(identity);
  const { rejected, merges, ...records } = await storage.privacy.records(identities, profileIds);
  return {
    format: 'quen-person',
    version: 1,
    exportedAtMs: core.now(),
    shop: core.rules.compiled.shop.name,
    profileId,
    identities,
    profile: (await core.folder.readProfile(profileId))?.profile ?? null,
    events: await storage.log.readIdentities(identities, Number.MAX_SAFE_INTEGER),
    ...records,
    // Who else was on a device of theirs, or was parted from them, is not for them to know.
    merges: merges.filter(({ anonymousId, userId }) => isOwn(`a:${anonymousId}`) && isOwn(`u:${userId}`)),
    rejected: rejected.map((event) => ({ ...event, raw: Buffer.from(event.raw).toString('utf8') })),
  };
}

/** Whether nothing at all is kept. */
export function isEmptyExport(found: PersonExport): boolean {
  return [found.events, found.consents, found.decisions, found.rejected, found.setAside, found.offerUses, found.offerCodes].every(
    (list) => list.length === 0,
  );
}
