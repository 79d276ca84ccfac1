import type { CompiledCondition } from '../condition/compile-condition.ts';

/** A part of an audience that other audiences may have too: one decision asks it once. */
export interface SharedCondition {
  /** Its number among the rule set's, from 0. */
  readonly slot: number;
  readonly condition: CompiledCondition;
}
