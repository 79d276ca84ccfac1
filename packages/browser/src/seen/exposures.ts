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
): (element: Element, decision: Decision | undefined) => void {
  const watched = new Map<Element, { decision: Decision; timer: number }>();
  const seen = ((session.read('seen') || []) as string[]).slice(-mostRemembered);

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio, intersectionRect } of entries) {
        const watch = watched.get(target);
        if (!watch) continue;
        // Of what is taller than the window, half can never be visible: half a window of it will do.
        if (intersectionRatio < 0.5 && intersectionRect.height < innerHeight / 2) {
          clearTimeout(watch.timer);
          watch.timer = 0;
        } else {
          watch.timer ||= window.setTimeout(() => {
            const { decision } = watch;
            watchElement(target);
            if (seen.includes(decision.decisionId)) return;
            seen.push(decision.decisionId);
            session.write('seen', seen);
            onSeen(decision);
          }, seenAfterMs);
        }
      }
    },
    { threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5] },
  );

  function watchElement(element: Element, decision?: Decision): void {
    clearTimeout(watched.get(element)?.timer);
    watched.delete(element);
    observer.unobserve(element);
    if (decision) {
      watched.set(element, { decision, timer: 0 });
      observer.observe(element);
    }
  }

  // A tab in the background shows nothing: the second starts anew when it comes back.
  document.addEventListener('visibilitychange', () => {
    for (const [element, { decision }] of [...watched]) watchElement(element, decision);
  });
  return watchElement;
}
