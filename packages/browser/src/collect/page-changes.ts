import { guard } from '../guard.ts';

/** Waits until the page is really shown (prerendered pages may never be) and its markup has been read to the end. */
export function whenShown(run: () => void): void {
  const again = (event: string): void => document.addEventListener(event, () => whenShown(run), { once: true });
  if ((document as { prerendering?: boolean }).prerendering) again('prerenderingchange');
  else if (document.readyState === 'loading') again('DOMContentLoaded');
  else run();
}

/** A single-page application sets its title and markup after its address; this long is waited for them. */
const settleMs = 60;

/**
 * Calls back for each further page view of the document: a new address by the History or Navigation API, or a return from the
 * back/forward cache. `onLeave` is called at once, `onView` with the address before when the new page has settled.
 */
export function watchPageChanges(onLeave: () => void, onView: (referrer: string) => void): void {
  // A fragment is a place in the page, not another page.
  const addressNow = (): string => location.href.replace(/#.*/, '');
  let address = addressNow();
  const check = guard((isReturn?: unknown) => {
    const before = address;
    address = addressNow();
    if (address === before && isReturn !== true) return;
    onLeave();
    setTimeout(onView, settleMs, before);
  });
  const api = (window as { navigation?: EventTarget }).navigation;
  if (api) api.addEventListener('currententrychange', check);
  else {
    for (const name of ['pushState', 'replaceState'] as const) {
      const change = history[name];
      history[name] = function (...args) {
        change.apply(this, args);
        check();
      };
    }
    addEventListener('popstate', check);
  }
  addEventListener('pageshow', (event) => check(event.persisted));
}
