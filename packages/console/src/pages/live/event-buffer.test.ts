import { expect, test } from 'vitest';
import type { ListedEvent } from '../../api/use-live.ts';
import { type EventBuffer, mostShown, showWaiting, takeEvent } from './event-buffer.ts';

const event = (position: number): ListedEvent => ({ position }) as ListedEvent;
const empty: EventBuffer = { shown: [], waiting: [] };

test('while paused, nothing on the screen moves', () => {
  const running = takeEvent(empty, event(1), false);
  const paused = takeEvent(running, event(2), true);
  expect(paused.shown).toBe(running.shown);
  expect(paused.waiting.map(({ position }) => position)).toEqual([2]);
  expect(showWaiting(paused).shown.map(({ position }) => position)).toEqual([2, 1]);
});

test('an event pushed twice is shown once, and the oldest fall out', () => {
  let buffer = empty;
  for (let position = 1; position <= mostShown + 5; position++) buffer = takeEvent(buffer, event(position), false);
  expect(buffer.shown).toHaveLength(mostShown);
  expect(takeEvent(buffer, event(mostShown + 5), false)).toBe(buffer);
});
