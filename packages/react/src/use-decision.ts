import type { Decision } from '@quen/protocol';
import { useCallback, useSyncExternalStore } from 'react';
import { useQuenContext } from './use-quen-context.ts';

/**
 * The newest decision for a placement: the server's in the first render, the page's own when it comes. Undefined while there is none. It
 * needs an element with `data-quen-placement` on the page, such as `<Placement>`, since only those are asked about.
 *
 * @throws Error when there is no `<QuenProvider>` above.
 */
export function useDecision(placement: string): Decision | undefined {
  const { board } = useQuenContext();
  const subscribe = useCallback((listener: () => void) => board.subscribe(placement, listener), [board, placement]);
  const read = useCallback(() => board.decisionOf(placement), [board, placement]);
  return useSyncExternalStore(subscribe, read, read);
}
