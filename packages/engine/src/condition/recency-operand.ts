import type { OperandScope, ParsedOperand } from './condition-operator.ts';
import { durationForm, parseDuration } from './duration.ts';

/** Checks a duration. */
export function parseRecency(operand: unknown, scope: OperandScope): ParsedOperand<number> {
  const ms = parseDuration(operand);
  return ms === null
    ? { ok: false, issues: [scope.issue('', `This takes a length of time. ${durationForm}`)] }
    : { ok: true, value: ms };
}

/** The earliest of some moments that is still to come; `Infinity` when none is. */
export function nextOf(nowMs: number, momentsMs: readonly number[]): number {
  let soonest = Number.POSITIVE_INFINITY;
  for (const moment of momentsMs) if (moment > nowMs && moment < soonest) soonest = moment;
  return soonest;
}
