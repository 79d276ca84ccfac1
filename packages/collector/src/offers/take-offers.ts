import { checkLimits, nothingApplied, type OffersEvaluation, type RefusedOffer } from '@quen/engine';
import type { Issue } from '@quen/protocol';
import { usageOf } from '../decisions/offer-usages.ts';
import { ownProfileId } from '../identity/profile-id.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import type { OfferOrder } from '../storage/offer-store.ts';
import { type EvaluatedCart, evaluateCart } from './evaluate-cart.ts';
import type { OffersRequest } from './offers-request.ts';

/** What an order has taken. */
export interface TakenOffers {
  readonly orderId: string;
  readonly status: OfferOrder['status'];
  /** When it took them; a released order that takes offers again takes them at another moment. */
  readonly takenAtMs: number;
  readonly expiresAtMs: number | null;
  readonly evaluation: OffersEvaluation;
}

export interface Taking {
  readonly orderId: string;
  readonly request: OffersRequest;
  readonly identity: string | null;
  readonly status: 'reserved' | 'redeemed';
  readonly expiresAtMs: number | null;
}

/** Others may take the last use between our look and our grip; after so many times the answer is what the last look says. */
const maxAttempts = 5;

/**
 * Evaluates a cart and takes its offers, all of them or none, once an order. When a limit is met in between, it evaluates anew, so that
 * the answer always is what was taken.
 *
 * @throws ProblemError `limit_reached` or `offer_refused` when an offer that was asked for by id or code does not apply.
 */
export async function takeOffers(core: CollectorCore, taking: Taking): Promise<TakenOffers> {
  for (let attempt = 1; ; attempt++) {
    const evaluated = await evaluateCart(core, taking.request, {
      identity: taking.identity,
      trusted: true,
      consent: taking.request.consent ?? {},
    });
    const missed = missedOffers(taking.request, evaluated.evaluation);
    if (missed.length > 0) {
      // The order itself may be what used the offer up.
      const before = await readTaken(core, taking.orderId);
      if (before !== undefined && before.status !== 'released' && before.status !== 'lapsed') return before;
      await core.storage.offers.noteRefusals(missed);
      throw refusal(missed);
    }
    const outcome = await take(core, taking, evaluated);
    if (outcome.status === 'taken') return toTaken(taking, evaluated);
    if (outcome.status === 'known') return fromOrder(core, outcome.order);
    if (attempt === maxAttempts)
      throw new ProblemError('unavailable', 'Others keep taking the last uses; ask again', [], { 'retry-after': '1' });
  }
}

/** What an order took before; undefined when nothing. */
export async function readTaken(core: CollectorCore, orderId: string): Promise<TakenOffers | undefined> {
  const order = await core.storage.offers.order(orderId, core.now());
  return order && fromOrder(core, order);
}

/** What an order took, as it was answered then. Of an order whose person was erased it is only known that it took something. */
export function fromOrder(core: CollectorCore, order: OfferOrder): TakenOffers {
  const { orderId, status, atMs: takenAtMs, expiresAtMs } = order;
  const answer = JSON.parse(order.answer) as OffersEvaluation | Record<string, never>;
  return {
    orderId,
    status,
    takenAtMs,
    expiresAtMs,
    evaluation: { ...nothingApplied(core.rules.compiled.shop.currency), ...answer },
  };
}

function take(core: CollectorCore, taking: Taking, { evaluation, moment }: EvaluatedCart) {
  const generated = new Set(
    [...core.rules.compiled.offers.values()].filter((offer) => offer.source.code?.kind === 'generated').map((offer) => offer.id),
  );
  return core.storage.offers.take(
    {
      ...moment,
      orderId: taking.orderId,
      profileId: ownProfileId(taking.identity ?? 'nobody'),
      uses: evaluation.applied.map(({ offerId, discountMinor, code }) => ({
        offerId,
        amountMinor: discountMinor,
        code: generated.has(offerId) ? code : null,
      })),
      status: taking.status,
      expiresAtMs: taking.expiresAtMs,
      answer: JSON.stringify(evaluation),
    },
    ({ offerId, amountMinor }, counters) => {
      const offer = core.rules.compiled.offers.get(offerId);
      return offer !== undefined && checkLimits(offer.source, usageOf(counters), amountMinor) === null;
    },
  );
}

function toTaken({ orderId, status, expiresAtMs }: Taking, { evaluation, moment }: EvaluatedCart): TakenOffers {
  return { orderId, status, takenAtMs: moment.nowMs, expiresAtMs, evaluation };
}

/** Offers the caller counts on, by id or by code, that do not apply. */
function missedOffers({ offers = [] }: OffersRequest, { refused }: OffersEvaluation): RefusedOffer[] {
  return refused.filter(
    ({ offerId, enteredCode, reason }) => (enteredCode !== undefined || offers.includes(offerId)) && reason !== 'OUTRANKED',
  );
}

function refusal(missed: readonly RefusedOffer[]): ProblemError {
  const limited = missed.some(({ reason }) => reason === 'LIMIT_REACHED' || reason === 'BUDGET_EXHAUSTED');
  const code = limited ? 'limit_reached' : 'offer_refused';
  const issues = missed.map(
    ({ offerId, reason, detail }): Issue => ({ code, path: `offers.${offerId}`, message: `${reason}: ${detail}` }),
  );
  return new ProblemError(code, undefined, issues);
}
