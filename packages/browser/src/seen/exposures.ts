import type { Decision } from '@quen/protocol';
import { session } from '../storage/page-storage.ts';

/** Seen is: half of it was visible for this long (the IAB's and MRC's rule for display advertising). */
const seenAfterMs = 1000;
const mostRemembered = 200;

/**
 * Calls back once for each decision whose element was seen with its content, or without by somebody held out; once in a tab's life.
 *
 * @param decisionOf The decision an element stands for now.
 * @returns What starts the watch over an element, whenever it comes to stand for another decision.
 */
export const watchExposures = (
  decisionOf: (element: Element) => Decision | undefined,
  onSeen: (decision: Decision) => void,
): ((element: Element) => void) => {
  const watched = new Map<Element, ReturnType<typeof setTimeout> | 0>();
  let seen: string[] | undefined;
  let observer: IntersectionObserver | undefined;
  const open = (): IntersectionObserver => {
    // A tab in the background shows nothing: the second starts anew when it comes back.
    addEventListener('visibilitychange', () => [...watched.keys()].forEach(watch));
    return new IntersectionObserver(
      (entries) => {
        for (const { target, intersectionRatio, intersectionRect } of entries) {
          // Of what is taller than the window, half can never be visible: half a window of it will do.
          const isVisible = intersectionRatio >= 0.5 || intersectionRect.height >= innerHeight / 2;
          if (!isVisible) stop(target);
          else if (!watched.get(target)) watched.set(target, setTimeout(finish, seenAfterMs, target));
        }
      },
      { threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5] },
    );
  };

  const finish = (element: Element): void => {
    const decision = decisionOf(element);
    seen ||= (session.read('seen') || []) as string[];
    // Those held out from what would stand here count by the same rule as those who see it.
    if (!(decision?.content || decision?.heldOut) || seen.includes(decision.decisionId)) return;
    seen.push(decision.decisionId);
    session.write('seen', seen.slice(-mostRemembered));
    onSeen(decision);
  };

  const stop = (element: Element): void => {
    clearTimeout(watched.get(element));
    watched.set(element, 0);
  };

  const watch = (element: Element): void => {
    stop(element);
    observer ||= open();
    observer.unobserve(element);
    observer.observe(element);
  };

  return watch;
};
