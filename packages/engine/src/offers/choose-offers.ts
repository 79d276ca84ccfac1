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
 * Chooses what goes together, for the customer's good: all `stackable` ones and the `best` one with which they are worth most, or one `exclusive` by
 * itself if that is worth more. Of equals the one with the higher priority, that is, the earlier in the list. What an offer is worth by itself does
 * not tell what it adds: others may have reduced the same lines.
 *
 * @param candidates in order of priority.
 * @param worthTogether what a selection is worth when its offers are taken one after the other.
 */
export function chooseOffers<C extends StackingCandidate>(
  candidates: readonly C[],
  worthTogether: (selection: readonly C[]) => number,
): StackingChoice<C> {
  /** All that stack, and one of those that compete, or none. */
  const withBest = (best: C | undefined): readonly C[] =>
    candidates.filter((candidate) => candidate.stacking === 'stackable' || candidate === best);
  const rivals = candidates
    .filter(({ stacking }) => stacking === 'best')
    .map((candidate) => ({ candidate, worth: worthTogether(withBest(candidate)) }));
  const best = mostWorth(rivals);
  const without = worthTogether(withBest(undefined));
  // Where lines and roundings are unlucky, one more can cost the customer.
  const chosen = best !== undefined && best.worth >= without ? best : undefined;
  const together: Option<C> = { candidates: withBest(chosen?.candidate), worth: chosen?.worth ?? without };
  const exclusive = mostWorth(
    candidates
      .filter(({ stacking }) => stacking === 'exclusive')
      .map((candidate) => ({ candidate, worth: candidate.worthMinor })),
  );
  const alone = exclusive !== undefined && goesAlone(exclusive, together, candidates) ? exclusive : undefined;
  const taken = alone === undefined ? together.candidates : [alone.candidate];
  const outranked = candidates
    .filter((candidate) => !taken.includes(candidate))
    .map((candidate) => {
      const rival = rivals.find((one) => one.candidate === candidate);
      if (alone !== undefined) return { candidate, refusal: goesBefore(alone, candidate, rival?.worth ?? together.worth) };
      return { candidate, refusal: rival === undefined ? staysOut(candidate, together) : adds(rival, chosen, together) };
    });
  return { taken, outranked };
}

/** A candidate, and what the customer saves when it is chosen. */
interface Rival<C> {
  readonly candidate: C;
  readonly worth: number;
}

interface Option<C> {
  readonly candidates: readonly C[];
  readonly worth: number;
}

function goesAlone<C>(exclusive: Rival<C>, together: Option<C>, candidates: readonly C[]): boolean {
  if (exclusive.worth !== together.worth) return exclusive.worth > together.worth;
  const [first] = together.candidates;
  return first === undefined || candidates.indexOf(exclusive.candidate) < candidates.indexOf(first);
}

function mostWorth<C>(rivals: readonly Rival<C>[]): Rival<C> | undefined {
  let most: Rival<C> | undefined;
  for (const rival of rivals) if (most === undefined || rival.worth > most.worth) most = rival;
  return most;
}

/** Everything stands back for one that goes alone. */
function goesBefore<C extends StackingCandidate>(alone: Rival<C>, candidate: C, worthWithOthers: number): OfferRefusal {
  const { id } = alone.candidate;
  const isAlone = candidate.stacking === 'exclusive';
  const worth = isAlone ? candidate.worthMinor : worthWithOthers;
  const own = isAlone ? `this ${worth}` : `this with those it goes with ${worth}`;
  return outranked(`"${id}" goes alone and is worth ${alone.worth}, ${own} (minor units)`, alone.worth, worth, id);
}

/** One that goes alone stands back for what is worth more together. */
function staysOut<C extends StackingCandidate>({ worthMinor }: C, { candidates, worth }: Option<C>): OfferRefusal {
  const detail = `goes alone, and the others together are worth ${worth}, this ${worthMinor} (minor units)`;
  return outranked(detail, worth, worthMinor, candidates[0]?.id);
}

/** One of those that compete stands back for another, or for none where it takes more from the others than it gives. */
function adds<C extends StackingCandidate>(rival: Rival<C>, chosen: Rival<C> | undefined, together: Option<C>): OfferRefusal {
  const { worth } = rival;
  const id = chosen?.candidate.id;
  if (id === undefined) {
    return outranked(`without it all are worth ${together.worth}, with it ${worth} (minor units)`, together.worth, worth, id);
  }
  const detail =
    together.candidates.length === 1
      ? `"${id}" is worth ${together.worth}, this ${worth} (minor units)`
      : `with "${id}" all are worth ${together.worth}, with this ${worth} (minor units)`;
  return outranked(detail, together.worth, worth, id);
}

function outranked(detail: string, limit: number, actual: number, by: string | undefined): OfferRefusal {
  return { reason: 'OUTRANKED', code: 'outranked', detail, limit, actual, ...(by !== undefined && { outrankedBy: by }) };
}
