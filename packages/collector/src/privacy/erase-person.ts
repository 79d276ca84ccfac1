import { refoldProfile } from '../profiles/refold-profile.ts';
import type { CollectorCore } from '../server/core.ts';
import type { ErasureCounts, Suppression } from '../storage/privacy-store.ts';
import { findPerson, type Person } from './find-person.ts';
import { provenAddresses } from './proven-addresses.ts';

/** What was erased of a person. */
export interface ErasureReport {
  readonly atMs: number;
  readonly identities: number;
  readonly erased: ErasureCounts;
}

/**
 * Erases a person everywhere: profile, links, ledger, decisions, offers, rejected and set-aside events, and in the log, where what reports count stays
 * as nobody's. The person goes on the suppression list first, so that a crash in between is made good at the next start.
 */
export async function erasePerson(core: CollectorCore, person: Person): Promise<ErasureReport> {
  const atMs = core.now();
  const suppressions = core.suppressions.entriesFor(person.identities, atMs);
  await core.storage.privacy.enlist(suppressions);
  core.suppressions.add(suppressions);
  const erased = await eraseUnder(core, person, suppressions);
  return { atMs, identities: person.identities.length, erased };
}

/** Erases again who was erased after the copy was made that these data are. Answers how many persons' identities that were. */
export async function reapplyErasures(core: CollectorCore): Promise<number> {
  const pending = await core.storage.privacy.pending();
  if (pending.length === 0) return 0;
  const hashes = new Set(pending.map(({ hash }) => hash));
  const found = new Map<string, string[]>();
  const met = new Set<string>();
  for (let after = ''; ; ) {
    const page = await core.storage.privacy.identities(after, 5_000);
    for (const identity of page) {
      const entry = core.suppressions.entryOf(identity, hashes);
      if (entry === undefined) continue;
      met.add(entry.hash);
      const profileId = await core.identities.profileOf(identity);
      found.set(profileId, [...(found.get(profileId) ?? []), identity]);
    }
    const last = page.at(-1);
    if (last === undefined) break;
    after = last;
  }
  for (const [profileId, identities] of found) {
    const [first = ''] = identities;
    const person = await findPerson(core, first);
    if (person === undefined) continue;
    const entries = person.identities.flatMap((identity) => core.suppressions.entryOf(identity, hashes) ?? []);
    await eraseUnder(core, { ...person, profileId }, entries);
  }
  const unmet = pending.filter(({ hash }) => !met.has(hash));
  await core.storage.privacy.erase({ identities: [], profileIds: [], addresses: [], suppressions: unmet });
  return met.size;
}

async function eraseUnder(core: CollectorCore, person: Person, suppressions: readonly Suppression[]): Promise<ErasureCounts> {
  // What waits to be written is written first, and then erased with the rest.
  await core.commits.drain();
  const counts = await core.commits.exclusively(async () => {
    const { identities, profileIds } = person;
    const addresses = await provenAddresses(core, identities);
    const outcome = await core.reports.apart(() =>
      core.storage.privacy.erase({ identities, profileIds, addresses, suppressions }),
    );
    for (const id of profileIds) core.cache.remove(id);
    core.identities.clear();
    for (const other of outcome.others) {
      const profileId = await core.identities.profileOf(other);
      await refoldProfile(core, profileId, await core.identities.identitiesOf(profileId, other));
    }
    await core.storage.privacy.scrub();
    return outcome.counts;
  });
  core.models.forget(person.profileIds);
  return counts;
}
