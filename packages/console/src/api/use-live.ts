import { useEffect, useRef, useState } from 'react';
import { type LiveListeners, openLiveStream } from './live-stream.ts';

export type { ListedEvent } from './live-stream.ts';

/** Listens to what is pushed while the page is there. Answers whether the stream is up. */
export function useLive(listeners: Omit<LiveListeners, 'onUp'>): boolean {
  const [isUp, setUp] = useState(false);
  const newest = useRef(listeners);
  useEffect(() => {
    newest.current = listeners;
  });
  useEffect(
    () =>
      openLiveStream(
        {
          onNow: (now) => newest.current.onNow?.(now),
          onEvent: (event) => newest.current.onEvent?.(event),
          onUp: setUp,
        },
        {
          open: () => new EventSource('/console/api/live'),
          later: (work, delayMs) => {
            const timer = setTimeout(work, delayMs);
            return () => clearTimeout(timer);
          },
          random: Math.random,
        },
      ),
    [],
  );
  return isUp;
}
