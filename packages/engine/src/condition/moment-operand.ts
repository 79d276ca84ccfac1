import type { OperandScope, ParsedOperand } from './condition-operator.ts';
import type { EvaluationContext } from './evaluation-context.ts';
import { parseMoment } from './moment.ts';
import { nextOf } from './recency-operand.ts';
import { nowOf, zoneOf } from './shop-time.ts';

/** A moment, epoch milliseconds, by the clock of a time zone where it was written without an offset. */
export type MomentOperand = (timeZone: string) => number;

/** Reads the operand of an operator that compares with a moment. */
export function parseMomentOperand(operand: unknown, scope: OperandScope): ParsedOperand<MomentOperand> {
  const momentOf = parseMoment(operand);
  if (momentOf !== null) return { ok: true, value: momentOf };
  return {
    ok: false,
    issues: [scope.issue('', 'This takes a date or time: "2025-12-24", "2025-12-24T18:00", "2025-12-24T18:00+07:00".')],
  };
}

/** When the clock itself passes the moment. */
export function momentPassesAtMs(operand: MomentOperand, context: EvaluationContext): number {
  return nextOf(nowOf(context), [operand(zoneOf(context))]);
}
