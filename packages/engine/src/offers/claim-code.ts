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
  offer: CompiledOffer,
  codes: readonly string[],
  generatedCode: (code: string) => GeneratedCode | undefined,
  nowMs: number,
): { readonly code: string | null } | OfferRefusal {
  const { code } = offer.source;
  if (code === undefined || code.kind === 'none') return { code: null };
  const entered = codes.filter((text) => namesOffer(text, offer, generatedCode));
  if (code.kind === 'shared') {
    return entered.length === 0 ? refuse('code_missing', 'its code was not entered') : { code: code.code };
  }
  let refusal = refuse('code_missing', 'it needs a code of its own');
  for (const text of entered) {
    const found = generatedCode(normalizeCode(text));
    if (found === undefined) continue;
    if (!found.forThisCustomer) refusal = refuse('code_of_another', 'the code was made for somebody else');
    else if (found.taken) refusal = refuse('code_used', 'the code has been used');
    else if (found.expiresAtMs !== null && found.expiresAtMs <= nowMs) refusal = refuse('code_expired', 'the code has expired');
    else return { code: normalizeCode(text) };
  }
  return refusal;
}

/** Whether what a shopper typed is a code of this offer, good or not. */
export function namesOffer(
  text: string,
  { source }: CompiledOffer,
  generatedCode: (code: string) => GeneratedCode | undefined,
): boolean {
  const { code } = source;
  if (code?.kind === 'shared') return normalizeCode(text) === normalizeCode(code.code);
  return code?.kind === 'generated' && generatedCode(normalizeCode(text))?.offerId === source.id;
}

function refuse(code: OfferRefusal['code'], detail: string): OfferRefusal {
  return { reason: 'NOT_IN_AUDIENCE', code, detail };
}
