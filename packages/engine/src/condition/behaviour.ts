import type { HistoryEntry } from '@quen/protocol';
import type { ConditionNode } from './condition-node.ts';

/** Which events: by name and by what they are about. */
export interface EventFilter {
  /** Null for any. */
  readonly names: ReadonlySet<string> | null;
  /** Null when there is no `where`. */
  readonly where: ConditionNode | null;
}

/** What must, or must not, have happened after it. */
export interface FollowUp extends EventFilter {
  /** At most so long after; null for any time after. */
  readonly withinMs: number | null;
}

/** The operand of `$performed`, ready to be counted with. */
export interface Behaviour extends EventFilter {
  /** Only events so recent count; null for all that are remembered. */
  readonly withinMs: number | null;
  readonly measure:
    | { readonly kind: 'count' }
    | { readonly kind: 'distinct'; readonly read: RowReader }
    | { readonly kind: 'sum'; readonly read: RowReader; readonly perItem: boolean };
  readonly atLeast: number;
  readonly atMost: number;
  readonly followedBy: FollowUp | null;
  readonly notFollowedBy: FollowUp | null;
}

/** Reads a field of an event, or of one of its products. */
export type RowReader = (row: unknown) => unknown;

/** An event that matched, with those of its products that did. */
export interface Match {
  readonly entry: HistoryEntry;
  readonly rows: readonly unknown[];
}
