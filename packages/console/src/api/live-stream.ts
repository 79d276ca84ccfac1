import type { EventList, LiveNow } from '@quen/collector/console-api';

/** An event as lists and the live stream carry it. */
export type ListedEvent = EventList['events'][number];

export interface LiveListeners {
  onNow?(now: LiveNow): void;
  onEvent?(event: ListedEvent): void;
  /** Whether the stream is up; told when that changes. */
  onUp?(isUp: boolean): void;
}

/** What a stream needs of the browser, so that tests can bring their own. */
export interface LiveSurroundings {
  open(): EventSource;
  /** Answers how to take it back. */
  later(work: () => void, delayMs: number): () => void;
  /** 0 to 1. */
  random(): number;
}

const firstWaitMs = 1_000;
const longestWaitMs = 60_000;
const closed = 2;

/**
 * Listens to what the collector pushes until it is told to stop. A connection that breaks is opened again by the browser; one that the server
 * refused or ended is not, and is opened again here, after waits that double, so that a server that is down is not run over when it comes back.
 *
 * @returns how to stop
 */
export function openLiveStream(listeners: LiveListeners, { open, later, random }: LiveSurroundings): () => void {
  let stream: EventSource | null = null;
  let takeBack: () => void = () => undefined;
  let failures = 0;
  let isUp = false;

  function tell(now: boolean): void {
    if (now === isUp) return;
    isUp = now;
    listeners.onUp?.(now);
  }

  function begin(): void {
    const opened = open();
    stream = opened;
    opened.onopen = () => {
      failures = 0;
      tell(true);
    };
    opened.onerror = () => {
      tell(false);
      if (opened.readyState !== closed) return;
      const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** failures);
      failures++;
      // Not all windows at once.
      takeBack = later(begin, waitMs * (0.5 + random() / 2));
    };
    opened.addEventListener('now', (event) => hand<LiveNow>(event, (now) => listeners.onNow?.(now)));
    opened.addEventListener('event', (event) => hand<ListedEvent>(event, (listed) => listeners.onEvent?.(listed)));
  }

  begin();
  return () => {
    takeBack();
    stream?.close();
    stream = null;
  };
}

function hand<T>(event: Event, take: (value: T) => void): void {
  let value: T;
  try {
    value = JSON.parse((event as MessageEvent<string>).data) as T;
  } catch {
    return;
  }
  take(value);
}
