import type { EventList, LiveNow } from '@quen/collector/console-api';
import { useEffect, useRef, useState } from 'react';

/** An event as lists and the live stream carry it. */
export type ListedEvent = EventList['events'][number];

interface LiveListeners {
  onNow?(now: LiveNow): void;
  onEvent?(event: ListedEvent): void;
}

/**
 * Listens to what is pushed while the page is open; the browser reconnects by itself. Answers whether the stream is up.
 */
export function useLive(listeners: LiveListeners): boolean {
  const [isUp, setUp] = useState(false);
  const newest = useRef(listeners);
  useEffect(() => {
    newest.current = listeners;
  });
  useEffect(() => {
    const stream = new EventSource('/console/api/live');
    const parse = <T>(event: Event): T | undefined => {
      try {
        return JSON.parse((event as MessageEvent<string>).data) as T;
      } catch {
        return undefined;
      }
    };
    stream.onopen = () => setUp(true);
    stream.onerror = () => setUp(false);
    stream.addEventListener('now', (event) => {
      const now = parse<LiveNow>(event);
      if (now) newest.current.onNow?.(now);
    });
    stream.addEventListener('event', (event) => {
      const listed = parse<ListedEvent>(event);
      if (listed) newest.current.onEvent?.(listed);
    });
    return () => stream.close();
  }, []);
  return isUp;
}
