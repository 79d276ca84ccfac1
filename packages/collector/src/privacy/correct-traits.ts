import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@quen/protocol';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';

/**
 * Corrects what is declared of a person, as an event of the shop's server; null takes a trait back.
 *
 * @param identities whose it is: the correction is told of the customer's number, which outlives browsers, before a browser's
 * @throws ProblemError when it was not kept
 */
export async function correctTraits(core: CollectorCore, identities: readonly string[], traits: JsonObject): Promise<void> {
  const identity = identities.find((one) => one.startsWith('u:')) ?? identities[0];
  if (identity === undefined) throw new ProblemError('not_found', 'Nothing is known of this person any more');
  const id = identity.slice(2);
  const [result] = await core.ingest({
    events: [
      {
        messageId: `correction-${randomUUID()}`,
        name: 'identify',
        properties: { traits },
        ...(identity.startsWith('u:') ? { userId: id } : { anonymousId: id }),
      },
    ],
    source: 'server',
    provenUserId: null,
    consent: {},
    receivedAtMs: core.now(),
  });
  if (result?.status === 'withheld') {
    throw new ProblemError('conflict', 'The person has refused to be remembered; nothing was kept');
  }
  if (result?.status !== 'accepted') throw new ProblemError('invalid_request', 'The traits were not taken', result?.issues);
}
