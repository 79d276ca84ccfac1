import { findAttribute, profileContext } from '@quen/engine';
import type { Profile } from '@quen/protocol';
import type { CollectorCore } from '../../server/core.ts';
import { ProblemError } from '../../server/problem.ts';
import type { MergeRecord } from '../../storage/storage.ts';
import type { CustomerStory, Merge, RfmScores } from '../types/customers.ts';
import { summaryOfProfile } from './customer-summary.ts';
import { identitiesOfProfile } from './identities-of-profile.ts';
import { nextStageNeeds } from './next-stage.ts';
import { strongestAffinities } from './strongest-affinities.ts';

const timelineLength = 200;
const maxMerges = 200;
/** More profiles than these have hardly ever become one. */
const maxOthers = 20;

/** A person by profile id. @throws ProblemError `not_found` */
export async function requireProfile(core: CollectorCore, id: string): Promise<Profile> {
  const profile = (await core.folder.readProfile(id))?.profile;
  if (profile === undefined) throw new ProblemError('not_found', 'There is nobody with this profile id');
  return profile;
}

/** The whole story of a person. @throws ProblemError `not_found` */
export async function readStory(core: CollectorCore, id: string): Promise<CustomerStory> {
  const profile = await requireProfile(core, id);
  const { shop, source } = core.rules.compiled;
  const nowMs = core.now();
  const identities = await identitiesOfProfile(core, id);
  const timeline = await core.storage.log.readNewest(identities, timelineLength);
  const names = new Map(source.segments.map((segment) => [segment.id, segment.name]));
  const read = (attribute: string): unknown => findAttribute(attribute)?.attribute.read(profileContext(profile, shop, nowMs));
  return {
    summary: summaryOfProfile(profile, shop.currency),
    profile,
    rfm: rfmOf(read),
    atRisk: read('lifecycle.isAtRisk') === true || read('lifecycle.isLapsed') === true,
    nextStageNeeds: nextStageNeeds(profile),
    segments: Object.entries(profile.segments).map(([segmentId, sinceMs]) => ({
      id: segmentId,
      name: names.get(segmentId) ?? segmentId,
      sinceMs,
    })),
    merges: await readMerges(core, id),
    timeline: timeline.map(({ identity: _whose, ...event }) => event),
    affinities: strongestAffinities(profile, shop.affinityHalfLifeDays, nowMs),
  };
}

function rfmOf(read: (attribute: string) => unknown): RfmScores | null {
  const [recency, frequency, monetary] = ['rfm.recency', 'rfm.frequency', 'rfm.monetary'].map(read);
  if (typeof recency !== 'number' || typeof frequency !== 'number' || typeof monetary !== 'number') return null;
  return { recency, frequency, monetary };
}

/** Merges, newest first, each with when it was undone: that may stand with the other of the two it parted. */
async function readMerges(core: CollectorCore, id: string): Promise<readonly Merge[]> {
  const own = await core.storage.profiles.merges(maxMerges, id);
  const others = new Set(own.flatMap(({ fromProfileId, toProfileId }) => [fromProfileId, toProfileId]));
  others.delete(id);
  const records: MergeRecord[] = [...own];
  for (const other of [...others].slice(0, maxOthers)) records.push(...(await core.storage.profiles.merges(maxMerges, other)));
  return own
    .filter(({ kind }) => kind === 'merge')
    .map((merge) => ({
      id: merge.position,
      atMs: merge.atMs,
      from: merge.fromProfileId,
      into: merge.toProfileId,
      cause: `${merge.anonymousId} · ${merge.userId}`,
      undoneAtMs:
        records.find(
          ({ kind, position, anonymousId, userId }) =>
            kind === 'split' && position > merge.position && anonymousId === merge.anonymousId && userId === merge.userId,
        )?.atMs ?? null,
    }));
}
