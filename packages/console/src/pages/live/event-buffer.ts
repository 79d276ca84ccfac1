import type { ListedEvent } from '../../api/use-live.ts';

/** What the page shows of the stream, and what waits while it is paused. Newest first. */
export interface EventBuffer {
  readonly shown: readonly ListedEvent[];
  readonly waiting: readonly ListedEvent[];
}

/** The most that is kept in view: a busy shop would fill the memory otherwise. */
export const mostShown = 500;

/** Takes a pushed event: into view, or, paused, to those that wait. One that is there already changes nothing. */
export function takeEvent(buffer: EventBuffer, event: ListedEvent, isPaused: boolean): EventBuffer {
  const isKnown = (known: ListedEvent): boolean => known.position === event.position;
  if (buffer.shown.some(isKnown) || buffer.waiting.some(isKnown)) return buffer;
  if (isPaused) return { ...buffer, waiting: [event, ...buffer.waiting].slice(0, mostShown) };
  return { ...buffer, shown: [event, ...buffer.shown].slice(0, mostShown) };
}

/** Brings what waited into view. */
export function showWaiting({ shown, waiting }: EventBuffer): EventBuffer {
  return { shown: [...waiting, ...shown].slice(0, mostShown), waiting: [] };
}
