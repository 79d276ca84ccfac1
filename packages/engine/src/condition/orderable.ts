import type { OperandScope, ParsedOperand } from './condition-operator.ts';
import type { EvaluationContext } from './evaluation-context.ts';

/** Checks an operand of `$gt` and its kin: a number or a text. */
export function parseOrderable(operand: unknown, scope: OperandScope): ParsedOperand<unknown> {
  if (scope.dialect === 'quen' && typeof operand !== 'string' && typeof operand !== 'number') {
    return { ok: false, issues: [scope.issue('', 'This takes a number or a text.')] };
  }
  return { ok: true, value: operand };
}

/** When the present, as a number, comes to a threshold, and when it goes past it. */
export function clockThreshold(operand: unknown, context: EvaluationContext): number {
  const threshold = Number(typeof operand === 'object' ? Number.NaN : operand);
  if (context.nowMs < threshold) return Math.max(context.nowMs + 1, Math.floor(threshold));
  return context.nowMs === threshold ? context.nowMs + 1 : Number.POSITIVE_INFINITY;
}
