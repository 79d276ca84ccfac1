import type { SessionQuery } from '../session/model-view.ts';
import type { RepeatPatterns } from '../session/repeat-patterns.ts';
import { featureColumns as columns, featureCount } from './features.ts';
import { quickLog } from './quick-log.ts';

/** Stands for the distinct items since, of one the session has not seen. */
export const neverSeen = 15;
/** Events that count as the latest. */
const latest = 5;

/** Candidates with their rows of features. */
interface SeenAmong {
  readonly features: Float32Array;
  /** The place of an item among them; negative when it is none. */
  placeOf(item: number): number;
}

/**
 * The features of the candidates that the session has seen: when, how often, and how visitors come back by the pattern of this one's way.
 *
 * @param patterns asked of the session already.
 * @param candidates whose rows of features are filled.
 */
export function describeSeen(query: SessionQuery, patterns: RepeatPatterns, candidates: SeenAmong): void {
  const { features } = candidates;
  const { items, length } = query;
  const last = items[length - 1];
  const perSeen = 1 / (1.01 - patterns.chanceOfNew);
  let distinct = 0;
  for (let back = 1; back <= length; back += 1) {
    const at = length - back;
    const item = items[at] as number;
    const isNewest = items.lastIndexOf(item, length - 1) === at;
    if (isNewest) distinct += 1;
    const candidate = candidates.placeOf(item);
    if (candidate < 0) continue;
    const f = candidate * featureCount;
    features[f + columns.seenCount] = (features[f + columns.seenCount] as number) + 1;
    if (back <= latest) features[f + columns.recentCount] = (features[f + columns.recentCount] as number) + 1;
    if (at === 0) features[f + columns.isFirst] = 1;
    // Visitors who compare go back and forth: what this one went to from here before, and came from.
    if (back > 1 && items[at + 1] === last) features[f + columns.ownBefore] = (features[f + columns.ownBefore] as number) + 1;
    if (at > 0 && items[at - 1] === last) features[f + columns.ownAfter] = (features[f + columns.ownAfter] as number) + 1;
    if (!isNewest) continue;
    features[f + columns.isLag1] = back === 1 ? 1 : 0;
    features[f + columns.isLag2] = back === 2 ? 1 : 0;
    features[f + columns.isLag3] = back === 3 ? 1 : 0;
    features[f + columns.isLagMore] = back > 3 ? 1 : 0;
    features[f + columns.lag] = Math.min(back, 20);
    const chance = patterns.chanceOf(item);
    features[f + columns.patternLog] = quickLog(chance);
    features[f + columns.patternShare] = chance * perSeen;
    features[f + columns.distinctSince] = distinct - 1;
  }
}

/** How often the newest item came in a row. */
export function runOf({ items, length }: SessionQuery): number {
  let run = 0;
  while (run < length && items[length - 1 - run] === items[length - 1]) run += 1;
  return run;
}

/** Whether the visitor is back at once from somewhere else. */
export function isAlternating({ items, length }: SessionQuery): boolean {
  return length > 2 && items[length - 1] === items[length - 3] && items[length - 1] !== items[length - 2];
}
