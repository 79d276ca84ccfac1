import type { Decision } from '@quen/protocol';
import type { PageStorage } from '../storage/page-storage.ts';

/** Seen is: half of it was visible for this long (the IAB's and MRC's rule for display advertising). */
const seenAfterMs = 1000;
const mostRemembered = 200;

/**
 * Calls back once for each decision whose element was seen, once in a tab's life. Answers how to watch an element: for a decision, in
 * place of an earlier one, or no longer.
 */
export function watchExposures(
  session: PageStorage,
  onSeen: (decision: Decision) => void,
): (element: Element, decision?: Decision) => void {
  const decisions = new Map<Element, Decision>();
  const timers = new Map<Element, number>();
  const seen = ((session.read('seen') || []) as string[]).slice(-mostRemembered);

  const stop = (element: Element): void => {
    clearTimeout(timers.get(element));
    timers.delete(element);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio, intersectionRect } of entries) {
        // Of what is taller than the window, half can never be visible: half a window of it will do.
        if (intersectionRatio < 0.5 && intersectionRect.height < innerHeight / 2) stop(target);
        else if (!timers.has(target)) timers.set(target, window.setTimeout(finish, seenAfterMs, target));
      }
    },
    { threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5] },
  );

  function finish(element: Element): void {
    const decision = decisions.get(element);
    watch(element);
    if (!decision || seen.includes(decision.decisionId)) return;
    seen.push(decision.decisionId);
    session.write('seen', seen);
    onSeen(decision);
  }

  function watch(element: Element, decision?: Decision): void {
    stop(element);
    decisions.delete(element);
    observer.unobserve(element);
    if (decision) {
      decisions.set(element, decision);
      observer.observe(element);
    }
  }

  // A tab in the background shows nothing: the second starts anew when it comes back.
  document.addEventListener('visibilitychange', () => {
    for (const [element, decision] of [...decisions]) watch(element, decision);
  });
  return watch;
}
