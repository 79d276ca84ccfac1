import type { OfferRefusal } from './offer-refusal.ts';

/** An offer that could be taken, with what it is worth by itself. */
export interface StackingCandidate {
  readonly id: string;
  readonly stacking: 'exclusive' | 'stackable' | 'best';
  readonly worthMinor: number;
}

/** Which offers go together, and why the others stand back. */
export interface StackingChoice<C> {
  /** In order of priority. */
  readonly taken: readonly C[];
  readonly outranked: readonly { readonly candidate: C; readonly refusal: OfferRefusal }[];
}

/**
 * Chooses what goes together, for the customer's good: all `stackable` ones and the `best` one that is worth most, or one
 * `exclusive` by itself if that is worth more. Of equals the one with the higher priority, that is, the earlier in the list.
 *
 * @param candidates in order of priority.
 * @param worthTogether what a selection is worth when its offers are taken one after the other.
 */
export function chooseOffers<C extends StackingCandidate>(
  candidates: readonly C[],
  worthTogether: (selection: readonly C[]) => number,
): StackingChoice<C> {
  const best = mostWorth(candidates.filter((candidate) => candidate.stacking === 'best'));
  const together = candidates.filter((candidate) => candidate.stacking === 'stackable' || candidate === best);
  const exclusive = mostWorth(candidates.filter((candidate) => candidate.stacking === 'exclusive'));
  const alone = exclusive !== undefined && goesAlone(exclusive, together, candidates, worthTogether);
  const taken = alone ? [exclusive] : together;
  const outranked = candidates
    .filter((candidate) => !taken.includes(candidate))
    .map((candidate) => ({ candidate, refusal: refusalOf(candidate, { alone, exclusive, best, together, worthTogether }) }));
  return { taken, outranked };
}

function goesAlone<C extends StackingCandidate>(
  exclusive: C,
  together: readonly C[],
  candidates: readonly C[],
  worthTogether: (selection: readonly C[]) => number,
): boolean {
  const others = worthTogether(together);
  if (exclusive.worthMinor !== others) return exclusive.worthMinor > others;
  return together.length === 0 || candidates.indexOf(exclusive) < candidates.indexOf(together[0] as C);
}

function mostWorth<C extends StackingCandidate>(candidates: readonly C[]): C | undefined {
  let most: C | undefined;
  for (const candidate of candidates) if (most === undefined || candidate.worthMinor > most.worthMinor) most = candidate;
  return most;
}

function refusalOf<C extends StackingCandidate>(
  candidate: C,
  choice: {
    readonly alone: boolean;
    readonly exclusive: C | undefined;
    readonly best: C | undefined;
    readonly together: readonly C[];
    readonly worthTogether: (selection: readonly C[]) => number;
  },
): OfferRefusal {
  const { alone, exclusive, best, together, worthTogether } = choice;
  const rival = candidate.stacking === 'exclusive' || alone ? exclusive : best;
  if (candidate.stacking === 'exclusive' && !alone) {
    const worth = worthTogether(together);
    const detail = `goes alone, and the others together are worth ${worth}, this ${candidate.worthMinor} (minor units)`;
    return { ...outranked(detail, candidate, worth), ...(together[0] !== undefined && { outrankedBy: together[0].id }) };
  }
  const verb = alone ? 'goes alone and is worth' : 'is worth';
  const detail = `"${rival?.id ?? ''}" ${verb} ${rival?.worthMinor ?? 0}, this ${candidate.worthMinor} (minor units)`;
  return { ...outranked(detail, candidate, rival?.worthMinor ?? 0), ...(rival !== undefined && { outrankedBy: rival.id }) };
}

function outranked(detail: string, candidate: StackingCandidate, limit: number): OfferRefusal {
  return { reason: 'OUTRANKED', code: 'outranked', detail, limit, actual: candidate.worthMinor };
}
