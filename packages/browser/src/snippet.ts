import { createQuen } from './create-quen.ts';
import { guard } from './guard.ts';
import type { Quen } from './quen-options.ts';

/** A call made before the script arrived: a method's name and its arguments. */
type EarlyCall = readonly [keyof Quen, ...never[]];

/**
 * The pasted tag: `<script async src="https://…/quen.js" data-key="pk_…"></script>`. Its attributes: `data-key`, `data-collector`
 * (the origin of `src` when absent), `data-consent="required"`, `data-locale`, `data-timeout` in milliseconds.
 */
guard(() => {
  const { src, dataset } = document.querySelector('script[data-key^=pk_]') as HTMLScriptElement;
  const load = (name: string): Promise<never> => import(String(new URL(`quen-${name}.js`, src))) as Promise<never>;
  const start = guard(() => {
    const page = window as { quen?: object };
    // Pasted twice, it runs once: the second time there is no list.
    const early = [...((page.quen || []) as EarlyCall[])];
    const quen = createQuen({
      collector: src.split('/', 3).join('/'),
      timeoutMs: dataset['timeout'] as unknown as number,
      ...(dataset as { key?: string; collector?: string; consent?: 'required'; locale?: string } as { key: string }),
      loadForms: () => load('forms'),
    });
    const push = guard(([name, ...args]: EarlyCall) => quen[name](...(args as unknown as [never, never])));
    page.quen = { ...quen, push };
    early.forEach(push);
  });
  // The overlay listens to what is sent, so it comes first.
  if (location.search.includes('quen_debug')) load('debug').then(start, start);
  else start();
})();
