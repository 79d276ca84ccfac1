import type { ConditionTrace } from '@quen/protocol';
import type { EvaluationContext } from './evaluation-context.ts';

/** A compiled condition: about a subject (the context itself, an element of a list, an event), at the moment of the context. */
export interface ConditionNode {
  readonly test: (subject: unknown, context: EvaluationContext) => boolean;
  readonly explain: (subject: unknown, context: EvaluationContext) => ConditionTrace;
  /** Next moment after now at which `test` may change by time alone; `Infinity` when it cannot. Never later than the true one. */
  readonly nextChangeAtMs: (subject: unknown, context: EvaluationContext) => number;
}

/** What a value is held against: one operator, several, or a plain value. */
export interface ValueNode {
  readonly test: (value: unknown, context: EvaluationContext) => boolean;
  /** Where missing values have one answer: that answer, and the test for all others, so that nothing is asked twice. */
  readonly known?: { readonly test: ValueNode['test']; readonly whenMissing: boolean };
  readonly explain: (value: unknown, path: string, context: EvaluationContext) => ConditionTrace;
  readonly nextChangeAtMs: (value: unknown, context: EvaluationContext) => number;
  /** The same where the value is the present itself and moves with it. */
  readonly clockChangeAtMs: (context: EvaluationContext) => number;
}

/** For what time alone never changes. */
export const never = (): number => Number.POSITIVE_INFINITY;

/** The condition that holds for nobody: stands in for what could not be compiled. */
export const neverNode: ConditionNode = {
  test: () => false,
  explain: () => ({ operator: '$or', result: false }),
  nextChangeAtMs: never,
};
