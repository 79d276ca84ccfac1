import type { CompiledOffer } from './compiled-offer.ts';
import type { OfferRefusal } from './offer-refusal.ts';

/** A generated code as it was found in storage. */
export interface GeneratedCode {
  readonly offerId: string;
  /** Epoch milliseconds; null for never. */
  readonly expiresAtMs: number | null;
  /** Used, or reserved for another order. */
  readonly taken: boolean;
  /** Whether it was made for the customer asking, or for anybody. */
  readonly forThisCustomer: boolean;
}

/** Codes are the same whatever their case and the blanks around them. */
export function normalizeCode(code: string): string {
  return code.trim().toUpperCase();
}

/** The code that claims an offer, null when it needs none; or why no code does. */
export function claimCode(
  { source }: CompiledOffer,
  codes: readonly string[],
  generatedCode: (code: string) => GeneratedCode | undefined,
  nowMs: number,
): { readonly code: string | null } | OfferRefusal {
  const { code } = source;
  if (code === undefined || code.kind === 'none') return { code: null };
  if (code.kind === 'shared') {
    const wanted = normalizeCode(code.code);
    const entered = codes.find((candidate) => normalizeCode(candidate) === wanted);
    return entered === undefined ? refuse('its code was not entered') : { code: code.code };
  }
  let fault = 'it needs a code of its own';
  for (const entered of codes) {
    const found = generatedCode(normalizeCode(entered));
    if (found === undefined || found.offerId !== source.id) continue;
    if (!found.forThisCustomer) fault = 'the code was made for somebody else';
    else if (found.taken) fault = 'the code has been used';
    else if (found.expiresAtMs !== null && found.expiresAtMs <= nowMs) fault = 'the code has expired';
    else return { code: normalizeCode(entered) };
  }
  return refuse(fault);
}

function refuse(detail: string): OfferRefusal {
  return { reason: 'NOT_IN_AUDIENCE', code: 'code_missing', detail };
}
