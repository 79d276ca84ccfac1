import { setImmediate } from 'node:timers/promises';
import type { Offer } from '@quen/protocol';
import { z } from 'zod';
import { customerIdsOf } from '../identity/customer-ids.ts';
import { ownProfileId } from '../identity/profile-id.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import type { OfferCodeRecord } from '../storage/offer-store.ts';
import { makeOfferCodes, type OfferCodeOptions } from './offer-codes.ts';

const most = 100_000;
/** How many people's codes are looked up and written before other requests have their turn. */
const peopleAtOnce = 500;

/** Body of `POST /v1/offers/:id/codes`. */
export const offerCodesRequestSchema: z.ZodType<{ readonly count?: number; readonly userIds?: readonly string[] }> = z
  .object({
    count: z.int().min(1).max(most).exactOptional(),
    userIds: z.array(z.string().min(1).max(200)).min(1).max(most).exactOptional(),
  })
  .refine((body) => (body.count === undefined) !== (body.userIds === undefined), 'send either `count` or `userIds`');

/** How the codes of an offer are made from now on. @throws ProblemError `invalid_request` when it has none of its own. */
export function codeOptions({ id, code }: Offer, nowMs: number): Omit<OfferCodeOptions, 'count'> {
  if (code?.kind !== 'generated')
    throw new ProblemError('invalid_request', 'This offer has no generated codes; set its code to { "kind": "generated" }');
  return {
    offerId: id,
    ...(code.prefix !== undefined && { prefix: code.prefix }),
    expiresAtMs: code.expiresAfterDays === undefined ? null : nowMs + code.expiresAfterDays * 86_400_000,
  };
}

/**
 * Gives these customers a code each, in their order: the one that they have while it can be used, else a new one. So asking again, as after an answer
 * that was lost, makes nobody a second.
 */
export async function issuePersonalCodes(
  core: CollectorCore,
  options: Omit<OfferCodeOptions, 'count'>,
  userIds: readonly string[],
): Promise<readonly OfferCodeRecord[]> {
  const { offers } = core.storage;
  const issued: OfferCodeRecord[] = [];
  for (let at = 0; at < userIds.length; at += peopleAtOnce) {
    if (at > 0) await setImmediate();
    const identities = userIds.slice(at, at + peopleAtOnce).map((id) => `u:${id}`);
    const made = makeOfferCodes({ ...options, count: identities.length, profileIds: identities.map(ownProfileId) });
    const wishes = [];
    for (const [nth, code] of made.entries()) {
      wishes.push({ made: code, customerIds: await customerIdsOf(core.identities, identities[nth] ?? null) });
    }
    issued.push(...(await offers.addPersonalCodes(wishes, core.now())));
  }
  return issued;
}
