import { createQuen } from './create-quen.ts';
import { guard } from './guard.ts';
import type { Quen } from './quen-options.ts';

/** A call made before the script arrived: a method's name and its arguments, or a function to be handed Quen. */
type EarlyCall = readonly [keyof Quen, ...never[]] | ((quen: Quen) => void);

/**
 * The pasted tag: `<script async src="https://…/quen.js" data-key="pk_…"></script>`. Its attributes: `data-key`, `data-collector`
 * (the origin of `src` when absent), `data-consent="required"`, `data-locale`, `data-timeout` in milliseconds.
 */
guard(() => {
  const tag = (document.currentScript || document.querySelector('script[data-key]')) as HTMLScriptElement;
  const { src, dataset } = tag;
  const load = (name: string): Promise<never> => import(String(new URL(`quen-${name}.js`, src))) as Promise<never>;
  const start = guard(() => {
    const page = window as { quen?: object };
    const waiting = page.quen || [];
    // Pasted twice, it runs once.
    if (!dataset['key'] || !Array.isArray(waiting)) return;
    const quen = createQuen({
      collector: new URL(src).origin,
      timeoutMs: dataset['timeout'] as unknown as number,
      ...(dataset as { key: string; collector?: string; consent?: 'required'; locale?: string }),
      loadForms: () => load('forms'),
    });
    const call = guard((entry: EarlyCall) =>
      typeof entry === 'function' ? entry(quen) : quen[entry[0]](...(entry.slice(1) as unknown as [never, never])),
    );
    page.quen = { ...quen, push: call };
    waiting.forEach(call);
  });
  // The overlay listens to what is sent, so it comes first.
  if (/[?&]quen_debug/.test(location.search)) load('debug').then(start, start);
  else start();
})();
