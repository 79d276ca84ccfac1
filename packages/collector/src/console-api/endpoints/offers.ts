import { startOfDay } from '@quen/engine';
import type { Offer } from '@quen/protocol';
import { z } from 'zod';
import { presentProfile } from '../../identity/present-profile.ts';
import { codeOptions } from '../../offers/issue-codes.ts';
import { makeOfferCodes } from '../../offers/offer-codes.ts';
import { usageDays } from '../../offers/usage-days.ts';
import { queryNumber } from '../../operations/query-number.ts';
import type { CollectorCore } from '../../server/core.ts';
import { ProblemError } from '../../server/problem.ts';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';

const shownDays = 90;
const pageSize = 100;
const cursorSchema = z.string().max(400);

/** What offers have given. */
export const offerEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('GET /offers/:id/usage', {
    async answer({ core, params }) {
      const { id } = requireOffer(core, params.id);
      const { offers } = core.storage;
      const { timeZone } = core.rules.compiled.shop;
      const nowMs = core.now();
      const counted = await offers.counters([id], { customerIds: [], nowMs, dayStartMs: startOfDay(timeZone, nowMs) });
      const counters = counted.get(id);
      return {
        uses: counters?.uses ?? 0,
        reserved: counters?.reserved ?? 0,
        spendMinor: counters?.amountMinor ?? 0,
        usesToday: counters?.usesToday ?? 0,
        spendTodayMinor: counters?.amountTodayMinor ?? 0,
        days: usageDays(await offers.days(id, shownDays), timeZone, nowMs, shownDays),
        refusals: (await offers.refusals(id)).map(({ code, count }) => ({ reason: code, count })),
        codes: await offers.codesOf(id, nowMs),
      };
    },
  }),
  defineEndpoint('GET /offers/:id/redemptions', {
    query: z.object({ cursor: cursorSchema.exactOptional() }),
    async answer({ core, params, query }) {
      const { id } = requireOffer(core, params.id);
      const after = readCursor(query.cursor);
      const place = after && { atMs: Number(after.before), orderId: after.last };
      const found = await core.storage.offers.redemptions(id, core.now(), pageSize, place);
      const last = found.at(-1);
      return {
        redemptions: await Promise.all(
          found.map(async ({ amountMinor, status, profileId, ...redemption }) => ({
            ...redemption,
            profileId: await presentId(core, profileId),
            discountMinor: amountMinor,
            status: status === 'lapsed' ? ('expired' as const) : status,
          })),
        ),
        nextCursor: found.length === pageSize && last !== undefined ? `${last.atMs} ${last.orderId}` : null,
      };
    },
  }),
  defineEndpoint('GET /offers/:id/codes', {
    query: z.object({
      state: z.enum(['unused', 'used']),
      q: z.string().max(100).exactOptional(),
      cursor: cursorSchema.exactOptional(),
      limit: z.string().max(6).exactOptional(),
    }),
    async answer({ core, params, query }) {
      const { id } = requireOffer(core, params.id);
      const limit = queryNumber(query.limit, pageSize, 1, 10_000);
      const after = readCursor(query.cursor);
      const found = await core.storage.offers.codeList(id, {
        used: query.state === 'used',
        prefix: (query.q ?? '').trim().toUpperCase(),
        limit,
        ...(after && { after: { code: after.before, orderId: after.last } }),
      });
      const last = found.at(-1);
      return {
        codes: await Promise.all(
          found.map(async ({ offerId: _same, profileId, ...code }) => ({
            ...code,
            profileId: profileId && (await presentId(core, profileId)),
          })),
        ),
        nextCursor: found.length === limit && last !== undefined ? `${last.code} ${last.orderId ?? ''}` : null,
      };
    },
  }),
  defineEndpoint('POST /offers/:id/codes', {
    body: z.object({ count: z.int().min(1).max(100_000) }),
    async answer({ core, params, body, audit }) {
      const offer = requireOffer(core, params.id);
      const codes = makeOfferCodes({ ...codeOptions(offer, core.now()), count: body.count });
      const issued = await core.storage.offers.addCodes(codes);
      await audit('offer.codes', offer.id, [{ path: 'codes', before: null, after: String(issued) }]);
      return { issued, codes: codes.map((one) => one.code) };
    },
  }),
];

/** The id that whoever has had this one goes by now. */
async function presentId(core: CollectorCore, profileId: string): Promise<string> {
  return (await presentProfile(core, profileId))?.profile.id ?? profileId;
}

/** A text without blanks, and after it one that may have any. */
function readCursor(cursor: string | undefined): { readonly before: string; readonly last: string } | undefined {
  const match = /^(\S+) (.*)$/.exec(cursor ?? '');
  return match === null ? undefined : { before: match[1] ?? '', last: match[2] ?? '' };
}

function requireOffer(core: CollectorCore, id: string): Offer {
  const offer = core.rules.compiled.offers.get(id);
  if (offer === undefined) throw new ProblemError('unknown_offer');
  return offer.source;
}
