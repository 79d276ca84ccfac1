import type { Decision } from '@quen/protocol';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { useDecision } from './use-decision.ts';
import { useQuenContext } from './use-quen-context.ts';

export interface PlacementProps {
  /** The placement's id in the rules. */
  readonly id: string;
  readonly className?: string;
  /** CSS height to keep free, so that nothing jumps when the answer comes: `20rem`. */
  readonly minHeight?: string | number;
  /** Shown until there is an answer, and where there is nothing to show. */
  readonly fallback?: ReactNode;
  /** Draws the decision with your own components, on the server too. Quen's built-in ones draw it when absent. */
  readonly children?: (decision: Decision) => ReactNode;
}

/**
 * A place on the page for Quen to fill. What was seen and clicked in it is reported by itself; give links to products a
 * `data-quen-item="<id>"` for that.
 */
export function Placement({ id, className, minHeight, fallback, children }: PlacementProps): ReactElement {
  const { board } = useQuenContext();
  const decision = useDecision(id);
  const drawn = children !== undefined;
  useEffect(() => {
    const release = drawn ? board.claim(id) : undefined;
    board.appear();
    return release;
  }, [board, id, drawn]);
  // The built-in renderers replace what stands here: React must never touch it again, so it keeps the nodes it began with.
  const [initial] = useState(fallback);
  const own = decision?.content === undefined ? fallback : children?.(decision);
  return (
    <div data-quen-placement={id} className={className} style={minHeight === undefined ? undefined : { minHeight }}>
      {drawn ? own : initial}
    </div>
  );
}
