import type { DatasetEvent } from '../packages/recommender/src/evaluate/evaluate.ts';
import { defaultSessionLimits } from '../packages/recommender/src/session/session-model.ts';

/** How much a model is to keep. */
export interface Room {
  readonly items: number;
  readonly sessions: number;
}

/**
 * Room for everything in a training log: a model with less would forget items that are asked for. A bound costs nothing until it is reached.
 *
 * @param note gets a line where that is more than a model keeps by default.
 */
export function roomFor(name: string, training: readonly DatasetEvent[], note: (line: string) => void): Room {
  const items = new Set<string>();
  const sessions = new Set<string>();
  for (const { itemId, sessionId } of training) {
    items.add(itemId);
    sessions.add(sessionId);
  }
  if (items.size > defaultSessionLimits.items || sessions.size > defaultSessionLimits.sessions) {
    const count = (number: number): string => number.toLocaleString('en');
    note(
      `${name}: ${count(items.size)} items and ${count(sessions.size)} sessions are all kept; a shop's model keeps ` +
        `${count(defaultSessionLimits.items)} and ${count(defaultSessionLimits.sessions)} unless it is told otherwise`,
    );
  }
  // A session that pauses for long is learned as several, but never as more than it has events.
  return {
    items: Math.max(defaultSessionLimits.items, items.size),
    sessions: Math.max(defaultSessionLimits.sessions, training.length),
  };
}
