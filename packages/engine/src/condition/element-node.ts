import type { EvaluationContext } from './evaluation-context.ts';

/** What one element of a list is held against. */
export interface ElementNode {
  readonly test: (element: unknown, context: EvaluationContext) => boolean;
  readonly nextChangeAtMs: (element: unknown, context: EvaluationContext) => number;
}

/** The first moment at which any of the nodes may change its mind about any element. */
export function soonestOfElements(list: unknown, nodes: readonly ElementNode[], context: EvaluationContext): number {
  let soonest = Number.POSITIVE_INFINITY;
  if (!Array.isArray(list)) return soonest;
  for (const element of list) {
    for (const node of nodes) soonest = Math.min(soonest, node.nextChangeAtMs(element ?? null, context));
  }
  return soonest;
}
