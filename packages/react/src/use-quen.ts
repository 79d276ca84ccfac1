import type { Quen } from '@quen/browser';
import { useQuenContext } from './use-quen-context.ts';

/**
 * The page's Quen, for `track`, `identify` and the rest. Null on the server and in the first render.
 *
 * @throws Error when there is no `<QuenProvider>` above.
 */
export function useQuen(): Quen | null {
  return useQuenContext().quen;
}
