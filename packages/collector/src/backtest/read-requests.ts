import type { Storage, StoredEvent, StoredQuestion } from '../storage/storage.ts';

const page = 1000;

/** Requests for decisions, one after the other. */
export interface RequestReader {
  /** The next one; null when there is none left. */
  next(): Promise<StoredQuestion | null>;
}

/** Reads the requests that asked for one of the placements, in the order they came. */
export function createRequestReader({ decisions }: Storage, placements: readonly string[]): RequestReader {
  let waiting: readonly StoredQuestion[] = [];
  let at = 0;
  let after = 0;
  let ended = false;
  return {
    async next() {
      if (at === waiting.length && !ended) {
        waiting = await decisions.askedFor(placements, after, page);
        at = 0;
        ended = waiting.length < page;
        after = waiting.at(-1)?.number ?? after;
      }
      return waiting[at++] ?? null;
    },
  };
}

/** Since when each placement is known to have been asked for; those that never were are not in it. */
export async function readAskedSince(
  { decisions }: Storage,
  placements: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const since = new Map<string, number>();
  for (const placement of placements) {
    const [first] = await decisions.askedFor([placement], 0, 1);
    if (first !== undefined) since.set(placement, first.atMs);
  }
  return since;
}

/** Whether a request was decided before an event was known: events that come with a request go before it. */
export function isBefore({ atMs, question }: StoredQuestion, event: StoredEvent): boolean {
  return atMs < event.receivedAtMs && question.position < event.position;
}
