import { expect, it } from 'vitest';
import type { DatasetEvent } from '../packages/recommender/src/evaluate/evaluate.ts';
import { createSessionModel, defaultSessionLimits } from '../packages/recommender/src/session/session-model.ts';
import { roomFor } from './room-for.ts';

function eventsOf(items: number, sessions: number): DatasetEvent[] {
  return Array.from({ length: Math.max(items, sessions) }, (_, at) => ({
    sessionId: `s${at % sessions}`,
    itemId: `i${at % items}`,
    atMs: at,
  }));
}

function noted(events: readonly DatasetEvent[]): { readonly room: ReturnType<typeof roomFor>; readonly notes: string[] } {
  const notes: string[] = [];
  return { room: roomFor('set', events, (line) => notes.push(line)), notes };
}

it('keeps every item of a large set, and says that a shop would not', () => {
  const events = eventsOf(defaultSessionLimits.items + 1, 10);
  const { room, notes } = noted(events);
  const model = createSessionModel(room);
  for (const { sessionId, itemId, atMs } of events) model.observe(sessionId, itemId, 'view', atMs);
  expect(model.itemCount).toBe(defaultSessionLimits.items + 1);
  expect(model.score([], 5, new Set(['i0'])).length).toBe(5);
  expect(notes).toEqual([expect.stringContaining('200,001 items and 10 sessions are all kept')]);
});

it('keeps every session', () => {
  const { room, notes } = noted(eventsOf(3, defaultSessionLimits.sessions + 1));
  expect(room.sessions).toBeGreaterThan(defaultSessionLimits.sessions);
  expect(notes).toHaveLength(1);
});

it('says nothing where the defaults are enough', () => {
  expect(noted(eventsOf(50, 20))).toEqual({
    room: { items: defaultSessionLimits.items, sessions: defaultSessionLimits.sessions },
    notes: [],
  });
});
