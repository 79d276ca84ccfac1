import type { OffersEvaluation } from '@quen/engine';
import { type Context, Hono } from 'hono';
import { refusePlaceholderId } from '../ingest/refuse-placeholder-id.ts';
import { secretEndpoint } from '../operations/secret-endpoint.ts';
import { answerHeaders, requireAccess } from '../routes/access.ts';
import { endpoint } from '../routes/endpoint.ts';
import { checkRequest, readJson, readSender } from '../routes/read-request.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import type { OfferCodeRecord } from '../storage/offer-store.ts';
import { evaluateCart } from './evaluate-cart.ts';
import { codeOptions, issuePersonalCodes, offerCodesRequestSchema } from './issue-codes.ts';
import { makeOfferCodes } from './offer-codes.ts';
import {
  evaluateOffersRequestSchema,
  type OffersRequest,
  offerOrderRequestSchema,
  offerReleaseSchema,
} from './offers-request.ts';
import { personOfOrder } from './person-of-order.ts';
import { fromOrder, readTaken, takeOffers } from './take-offers.ts';
import { tellOfferEvent } from './tell-offer-event.ts';

const defaultHoldSeconds = 900;

/** Offers: evaluated for a cart, reserved at checkout, redeemed with the order, released when it falls through. */
export function offerRoutes(core: CollectorCore): Hono {
  return new Hono()
    .post(
      '/v1/offers/evaluate',
      endpoint(core, '/v1/offers/evaluate', async (c) => {
        const access = requireAccess(core, c);
        const { explain = false, ...request } = checkRequest(evaluateOffersRequestSchema, await readJson(core, c));
        const sender = await readSender(core, c, access, request);
        const trusted = access.kind === 'secret';
        if (explain && !trusted) throw new ProblemError('key_forbidden', '`explain` needs a secret key');
        const { evaluation } = await evaluateCart(
          core,
          request,
          {
            identity: identityOf(request, trusted ? (request.userId ?? null) : sender.provenUserId),
            trusted,
            consent: sender.consent,
          },
          explain,
        );
        return c.json(trusted ? evaluation : forShopper(evaluation), 200, answerHeaders(c));
      }),
    )
    .post(
      '/v1/offers/reserve',
      secretEndpoint(core, '/v1/offers/reserve', async (c) => {
        const {
          orderId,
          holdSeconds = defaultHoldSeconds,
          cart,
          ...request
        } = checkRequest(offerOrderRequestSchema, await readJson(core, c));
        if (cart === undefined) throw new ProblemError('invalid_request', 'Send the cart to reserve for');
        const before = await readTaken(core, orderId);
        if (before?.status === 'redeemed') return c.json(before);
        if (before?.status === 'reserved') {
          // It is taken, and may not have been told: whoever asks again was perhaps answered that something failed.
          await tellOfferEvent(core, 'offer_reserved', before, request);
          return c.json(before);
        }
        const taken = await takeOffers(core, {
          orderId,
          request: { ...request, cart },
          identity: identityOf(request, request.userId ?? null),
          status: 'reserved',
          expiresAtMs: core.now() + holdSeconds * 1000,
        });
        await tellOfferEvent(core, 'offer_reserved', taken, request);
        return c.json(taken);
      }),
    )
    .post(
      '/v1/offers/redeem',
      secretEndpoint(core, '/v1/offers/redeem', async (c) => {
        const { orderId, holdSeconds: _none, cart, ...request } = checkRequest(offerOrderRequestSchema, await readJson(core, c));
        const order = await core.storage.offers.redeem(orderId, core.now());
        if (order?.status === 'redeemed') {
          const taken = fromOrder(core, order);
          await tellOfferEvent(core, 'offer_redeemed', taken, request);
          return c.json(taken);
        }
        if (cart === undefined) {
          if (order === undefined)
            throw new ProblemError('not_found', 'Nothing is reserved for this order; send its cart to redeem at once');
          throw new ProblemError(
            'limit_reached',
            `The reservation has ${order.status === 'lapsed' ? 'lapsed' : 'been released'}; send the cart to take what is left`,
          );
        }
        const taken = await takeOffers(core, {
          orderId,
          request: { ...request, cart },
          identity: identityOf(request, request.userId ?? null),
          status: 'redeemed',
          expiresAtMs: null,
        });
        await tellOfferEvent(core, 'offer_redeemed', taken, request);
        return c.json(taken);
      }),
    )
    .post(
      '/v1/offers/release',
      secretEndpoint(core, '/v1/offers/release', async (c) => {
        const { orderId } = checkRequest(offerReleaseSchema, await readJson(core, c));
        const order = await core.storage.offers.release(orderId, core.now());
        if (order === undefined) throw new ProblemError('not_found', 'This order took no offers');
        const released = fromOrder(core, order);
        await tellOfferEvent(core, 'offer_released', released, await personOfOrder(core, order));
        return c.json(released);
      }),
    )
    .post(
      '/v1/offers/:id/codes',
      secretEndpoint(core, '/v1/offers/:id/codes', (c) => issueCodes(core, c)),
    );
}

async function issueCodes(core: CollectorCore, c: Context): Promise<Response> {
  const offer = core.rules.compiled.offers.get(c.req.param('id') ?? '');
  if (offer === undefined) throw new ProblemError('unknown_offer');
  const options = codeOptions(offer.source, core.now());
  const { count = 1, userIds } = checkRequest(offerCodesRequestSchema, await readJson(core, c));
  const issues = (userIds ?? []).flatMap((id, nth) => refusePlaceholderId(id, `userIds.${nth}`) ?? []);
  if (issues.length > 0) throw new ProblemError('invalid_request', 'No codes were made', issues.slice(0, 20));
  let codes: readonly OfferCodeRecord[];
  if (userIds === undefined) {
    codes = makeOfferCodes({ ...options, count });
    await core.storage.offers.addCodes(codes);
  } else codes = await issuePersonalCodes(core, options, userIds);
  return c.json({
    offerId: offer.source.id,
    codes: codes.map(({ code, expiresAtMs }, nth) => ({ code, expiresAtMs, ...(userIds && { userId: userIds[nth] }) })),
  });
}

function identityOf({ anonymousId }: Pick<OffersRequest, 'anonymousId'>, provenUserId: string | null): string | null {
  if (provenUserId !== null && refusePlaceholderId(provenUserId, '') === null) return `u:${provenUserId}`;
  return anonymousId === undefined || refusePlaceholderId(anonymousId, '') !== null ? null : `a:${anonymousId}`;
}

/** Without what a shop does not tell everybody: which other offers there are, and how much is left of them. */
function forShopper({ refused: _kept, applied, ...evaluation }: OffersEvaluation): object {
  return { ...evaluation, applied: applied.map(({ detail: _said, ...offer }) => offer) };
}
