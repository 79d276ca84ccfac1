import { createQuen } from './create-quen.ts';
import type { Quen } from './quen-options.ts';

/** A call made before the script arrived: a method's name and its arguments, or a function to be handed Quen. */
type EarlyCall = readonly [keyof Quen, ...unknown[]] | ((quen: Quen) => void);

/**
 * The pasted tag: `<script async src="https://…/quen.js" data-key="pk_…"></script>`. Its attributes: `data-key`, `data-collector`
 * (the origin of `src` when absent), `data-consent="required"`, `data-locale`, `data-timeout` in milliseconds.
 */
function start(): void {
  const tag = (document.currentScript ?? document.querySelector('script[data-key][src*="quen"]')) as HTMLScriptElement | null;
  const { key, collector, consent, locale, timeout } = tag?.dataset ?? {};
  const page = window as unknown as { quen?: unknown };
  // Pasted twice, it runs once.
  if (!tag || !key || (page.quen && !Array.isArray(page.quen))) return;
  const home = tag.src.replace(/[^/]*$/, '');
  const load = (name: string): Promise<never> => import(`${home}quen-${name}.js`) as Promise<never>;
  const quen = createQuen({
    key,
    collector: collector ?? new URL(home).origin,
    consent: consent === 'required' ? consent : 'granted',
    timeoutMs: Number(timeout) || 2000,
    ...(locale && { locale }),
    loadForms: () => load('forms'),
  });
  const call = (entry: EarlyCall): void => {
    if (typeof entry === 'function') entry(quen);
    else (quen[entry[0]] as (...args: unknown[]) => void)(...entry.slice(1));
  };
  const waiting = (page.quen ?? []) as EarlyCall[];
  page.quen = { ...quen, push: (...entries: EarlyCall[]) => entries.forEach(attempt) };
  waiting.forEach(attempt);
  if (/[?&]quen_debug\b/.test(location.search)) {
    (load('debug') as Promise<{ openDebugOverlay: (quen: Quen) => void }>)
      .then((debug) => debug.openDebugOverlay(quen))
      .catch(() => {});
  }

  function attempt(entry: EarlyCall): void {
    try {
      call(entry);
    } catch {
      // A call that was never one of ours is the page's to find.
    }
  }
}

try {
  start();
} catch {
  // The shop works as if the script were not there.
}
