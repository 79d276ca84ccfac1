import type { OperandScope, ParsedOperand } from './condition-operator.ts';

/** Entries `$all` may have: each is held against every element of the value, where `$in` only looks up. */
export const maxAll = 100;

/** Checks an operand that is a list. */
export function parseList(
  operand: unknown,
  scope: OperandScope,
  max: number = Number.POSITIVE_INFINITY,
): ParsedOperand<readonly unknown[]> {
  if (!Array.isArray(operand))
    return { ok: false, issues: [scope.issue('', 'This takes a list: put the values between [ and ].')] };
  if (operand.length > max) {
    return {
      ok: false,
      issues: [scope.issue('', `This list has ${operand.length} entries; ${max} is the most here. Shorten it.`)],
    };
  }
  return { ok: true, value: operand };
}
