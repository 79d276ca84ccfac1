import type { OperandScope, ParsedOperand } from './condition-operator.ts';

/** Checks an operand that is a list. */
export function parseList(operand: unknown, scope: OperandScope): ParsedOperand<readonly unknown[]> {
  if (!Array.isArray(operand))
    return { ok: false, issues: [scope.issue('', 'This takes a list: put the values between [ and ].')] };
  return { ok: true, value: operand };
}
