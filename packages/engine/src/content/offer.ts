import { isSellable, type Offer, pickText } from '@quen/protocol';
import type { Refusal } from '../eligibility/refusal.ts';
import { checkEligibility } from '../offers/check-eligibility.ts';
import { checkLimits } from '../offers/check-limits.ts';
import type { OfferRefusal, OfferRefusalCode } from '../offers/offer-refusal.ts';
import type { OfferUsage } from '../offers/offer-usage.ts';
import type { ContentKind } from './content-kind.ts';

/** An offer is shown to those who could redeem it: eligible, within its limits, its gift in stock. Once on a page. */
export const offer: ContentKind<'offer'> = {
  kind: 'offer',
  compile(content, path, compilation) {
    if (!compilation.offerIds.has(content.offerId)) {
      compilation.fault(`${path}.offerId`, `There is no offer "${content.offerId}"; add it to the offers, or mend its id.`);
    }
    return {
      kind: 'offer',
      fill({ evaluation, page, offers, locale, shop, offerUsage, productOf }) {
        const offered = offers.get(content.offerId);
        if (offered === undefined) return { reason: 'ERROR', detail: `there is no offer "${content.offerId}"` };
        if (page.offerIds.has(offered.id)) {
          return {
            reason: 'EXCLUDED',
            detail: `the offer "${offered.id}" stands on this page already`,
            code: 'offer_on_page',
            facts: { offer: offered.id },
          };
        }
        const usage = offerUsage(offered.id);
        const refusal =
          checkEligibility(offered, evaluation) ??
          checkLimits(offered.source, usage, promisedMinor(offered.source)) ??
          checkOwnCode(usage);
        if (refusal !== null) return told(refusal, offered.source.currency);
        const { benefit, code } = offered.source;
        if (benefit.kind === 'gift') {
          const gift = productOf(benefit.itemId);
          if (gift !== undefined && !isSellable(gift)) {
            return {
              reason: 'OUT_OF_STOCK',
              detail: `the gift "${benefit.itemId}" is not in stock`,
              code: 'gift_out_of_stock',
              facts: { itemId: benefit.itemId },
            };
          }
        }
        const fallback = shop.languages[0];
        const endsAtMs = offered.schedule?.endsAtMs;
        return {
          content: {
            kind: 'offer',
            offerId: offered.id,
            headline: pickText(content.headline, locale, fallback),
            ...(content.body !== undefined && { body: pickText(content.body, locale, fallback) }),
            layout: content.layout ?? 'card',
            ...(content.linkUrl !== undefined && { linkUrl: content.linkUrl }),
            ...(code?.kind === 'shared' && { code: code.code }),
            ...(endsAtMs !== undefined && Number.isFinite(endsAtMs) && { endsAtMs }),
            benefit,
          },
        };
      },
    };
  },
};

/** Rules of offers that are asked before anything is in a cart, as a trace names them. */
const codes: { readonly [code in OfferRefusalCode]?: NonNullable<Refusal['code']> } = {
  code_used: 'offer_code_used',
  code_expired: 'offer_code_expired',
  not_running: 'offer_not_running',
  out_of_schedule: 'offer_out_of_schedule',
  not_eligible: 'offer_not_eligible',
  total_uses: 'offer_total_uses',
  uses_per_customer: 'offer_uses_per_customer',
  uses_per_day: 'offer_uses_per_day',
  total_spend: 'offer_total_spend',
  spend_per_day: 'offer_spend_per_day',
};

/** What showing an offer promises of its budget: a fixed amount in full. Of others it depends on the order, and they ask whether there is anything left. */
function promisedMinor({ benefit, limits }: Offer): number {
  if (benefit.kind !== 'amount') return 0;
  return Math.min(benefit.amountMinor, limits?.maxDiscountMinor ?? Number.POSITIVE_INFINITY);
}

/** A code that was used or has run out is not made anew: it was made to end, and the offer with it. */
function checkOwnCode({ ownCode }: OfferUsage): OfferRefusal | null {
  if (ownCode === undefined) return null;
  if (ownCode === 'none')
    return {
      reason: 'NOT_IN_AUDIENCE',
      code: 'code_missing',
      detail: 'its code is made for people who are known and may be remembered',
    };
  const detail = ownCode === 'used' ? 'this customer has used their code' : 'the code of this customer has run out';
  return { reason: 'LIMIT_REACHED', code: `code_${ownCode}`, detail };
}

function told({ reason, detail, code, limit, actual }: OfferRefusal, currency: string): Refusal {
  const traceCode = codes[code];
  return {
    reason,
    detail,
    ...(traceCode !== undefined && { code: traceCode }),
    ...(limit !== undefined && actual !== undefined && { facts: { limit, actual, currency } }),
  };
}
