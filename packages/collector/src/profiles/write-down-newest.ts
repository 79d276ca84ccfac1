import type { CollectorCore } from '../server/core.ts';

/** So many profiles are written down while somebody waits for a list. */
const fewEnough = 2_000;

/** Writes down what a list that is read from the store would miss: a small shop's newest visitors; a large one does not miss them. */
export async function writeDownNewest({ cache, commits }: Pick<CollectorCore, 'cache' | 'commits'>): Promise<void> {
  if (cache.unsavedCount < fewEnough) await commits.drain();
}
