import type { Decision } from '@quen/protocol';
import { session } from '../storage/page-storage.ts';

/** Seen is: half of it was visible for this long (the IAB's and MRC's rule for display advertising). */
const seenAfterMs = 1000;
const mostRemembered = 200;

/**
 * Calls back once for each decision whose element was seen, once in a tab's life. Answers how to watch an element: for a decision, in
 * place of an earlier one, or no longer.
 */
export function watchExposures(onSeen: (decision: Decision) => void): (element: Element, decision?: Decision) => void {
  const watched = new Map<Element, { readonly decision: Decision; timer?: number | undefined }>();
  const seen = ((session.read('seen') || []) as string[]).slice(-mostRemembered);
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio, intersectionRect } of entries) {
        const entry = watched.get(target);
        if (!entry) continue;
        // Of what is taller than the window, half can never be visible: half a window of it will do.
        const isVisible = intersectionRatio >= 0.5 || intersectionRect.height >= innerHeight / 2;
        if (isVisible) entry.timer ||= window.setTimeout(finish, seenAfterMs, target, entry.decision);
        else entry.timer = clearTimeout(entry.timer) as undefined;
      }
    },
    { threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5] },
  );

  function finish(element: Element, decision: Decision): void {
    watch(element);
    if (seen.includes(decision.decisionId)) return;
    seen.push(decision.decisionId);
    session.write('seen', seen);
    onSeen(decision);
  }

  function watch(element: Element, decision?: Decision): void {
    clearTimeout(watched.get(element)?.timer);
    watched.delete(element);
    observer.unobserve(element);
    if (decision) {
      watched.set(element, { decision });
      observer.observe(element);
    }
  }

  // A tab in the background shows nothing: the second starts anew when it comes back.
  addEventListener('visibilitychange', () => {
    for (const [element, { decision }] of [...watched]) watch(element, decision);
  });
  return watch;
}
