import { guard } from '../guard.ts';
import { soon } from '../soon.ts';
import { pageAddress } from './page-address.ts';

/** Waits until the page is really shown (prerendered pages may never be) and its markup has been read to the end. */
export const whenShown = (run: () => void): void => {
  const event = (document as { prerendering?: boolean }).prerendering
    ? 'prerenderingchange'
    : document.readyState === 'loading' && 'DOMContentLoaded';
  if (event) addEventListener(event, () => whenShown(run), true);
  else run();
};

/** A single-page application sets its title and markup after its address; this long is waited for them. */
const settleMs = 60;

/**
 * Calls back for each further page view of the document: a new address by the History or Navigation API, or a return from the
 * back/forward cache. `onLeave` is called at once, `onView` when the new page has settled.
 */
export const watchPageChanges = (onLeave: () => void, onView: () => void): void => {
  let address = pageAddress();
  let viewTimer: ReturnType<typeof setTimeout> | undefined;
  const check = guard((event?: { readonly persisted?: boolean }) => {
    const before = address;
    address = pageAddress();
    if (address === before && !event?.persisted) return;
    onLeave();
    // An address that is replaced before its page has settled was never viewed.
    clearTimeout(viewTimer);
    viewTimer = setTimeout(onView, settleMs);
  }) as EventListener & (() => void);
  // The browser takes long to set up its Navigation API: the first page view goes before.
  soon(() => {
    const { navigation } = window as { navigation?: EventTarget };
    if (navigation) navigation.addEventListener('currententrychange', check);
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
    addEventListener('pageshow', check);
    check();
  });
};
