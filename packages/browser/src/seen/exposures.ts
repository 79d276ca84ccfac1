import type { Decision } from '@quen/protocol';
import type { PageStorage } from '../storage/page-storage.ts';

/** Watches what was rendered until it has been seen. */
export interface Exposures {
  /** Watches an element for a decision; an earlier decision of the same element is forgotten. */
  watch(element: Element, decision: Decision): void;
  forget(element: Element): void;
}

/** Seen is: half of it was visible for this long (the IAB's and MRC's rule for display advertising). */
const seenAfterMs = 1000;
const mostRemembered = 200;

/** Calls back once for each decision whose element was seen, once in a tab's life. */
export function createExposures(session: PageStorage, onSeen: (decision: Decision) => void): Exposures {
  const watched = new Map<Element, Decision>();
  const timers = new Map<Element, number>();
  const stored = session.read('seen');
  let seen: string[] = Array.isArray(stored) ? stored : [];

  const stop = (element: Element): void => {
    clearTimeout(timers.get(element));
    timers.delete(element);
  };
  const forget = (element: Element): void => {
    stop(element);
    watched.delete(element);
    observer?.unobserve(element);
  };
  const observer =
    typeof IntersectionObserver === 'function'
      ? new IntersectionObserver(
          (entries) => {
            for (const { target, intersectionRatio, intersectionRect } of entries) {
              // Of what is taller than the window, half can never be visible: half a window of it will do.
              const isVisible = intersectionRatio >= 0.5 || intersectionRect.height >= innerHeight / 2;
              if (!isVisible) stop(target);
              else if (!timers.has(target)) timers.set(target, setTimeout(finish, seenAfterMs, target) as unknown as number);
            }
          },
          { threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5] },
        )
      : undefined;

  function finish(element: Element): void {
    const decision = watched.get(element);
    stop(element);
    // A tab in the background shows nothing; observing anew starts the second when it comes back.
    if (document.visibilityState !== 'visible') {
      document.addEventListener(
        'visibilitychange',
        () => decision && watched.get(element) === decision && watch(element, decision),
        {
          once: true,
        },
      );
      return;
    }
    forget(element);
    if (!decision || seen.includes(decision.decisionId)) return;
    seen = [...seen.slice(-mostRemembered), decision.decisionId];
    session.write('seen', seen);
    onSeen(decision);
  }

  function watch(element: Element, decision: Decision): void {
    forget(element);
    watched.set(element, decision);
    observer?.observe(element);
  }

  return { watch, forget };
}
