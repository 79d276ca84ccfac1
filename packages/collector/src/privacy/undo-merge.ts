import { splitEventName } from '../identity/identity-limits.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import type { MergeRecord } from '../storage/storage.ts';

/** What of the newest merges can be undone by its number. */
const reach = 10_000;

/** What came of it: the record of the split, and the two that are apart again. */
export interface UndoneMerge {
  readonly split: MergeRecord;
  readonly deviceProfileId: string;
  readonly userProfileId: string;
}

/**
 * Takes a device and a customer apart that were put together. It is an event of its own, so that a replay takes them apart again.
 *
 * @param id the place of the merge's event in the log
 * @throws ProblemError `not_found`, or `conflict` when the two are apart already or cannot be parted
 */
export async function undoMerge(core: CollectorCore, id: number): Promise<UndoneMerge> {
  const merges = await core.storage.profiles.merges(reach);
  const merge = merges.find(({ position, kind }) => position === id && kind === 'merge');
  if (merge === undefined) throw new ProblemError('not_found', 'There is no merge of this number; see GET /v1/merges');
  const { anonymousId, userId } = merge;
  const owners = async (): Promise<readonly [string, string]> => [
    await core.identities.profileOf(`a:${anonymousId}`),
    await core.identities.profileOf(`u:${userId}`),
  ];
  const [device, user] = await owners();
  if (device !== user) throw new ProblemError('conflict', 'The two are apart already');
  await core.ingest({
    events: [{ messageId: `undo-merge-${id}`, name: splitEventName, anonymousId, userId }],
    source: 'system',
    provenUserId: null,
    consent: {},
    receivedAtMs: core.now(),
  });
  const [deviceProfileId, userProfileId] = await owners();
  const split = (await core.storage.profiles.merges(reach)).find(
    (record) => record.kind === 'split' && record.anonymousId === anonymousId && record.userId === userId,
  );
  if (split === undefined || deviceProfileId === userProfileId) {
    throw new ProblemError('conflict', 'The merge could not be undone');
  }
  return { split, deviceProfileId, userProfileId };
}
