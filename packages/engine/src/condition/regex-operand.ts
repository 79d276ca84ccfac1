import { RE2JS } from 're2js';
import { conditionLimits } from './condition-limits.ts';
import type { OperandScope, ParsedOperand } from './condition-operator.ts';
import { plainPattern } from './plain-pattern.ts';

/** Instructions of a compiled pattern at most; matching takes time by pattern × text. */
const maxProgram = 5000;

/** Compiles a regular expression for a linear-time engine, so that no pattern can hang a decision. */
export function parseRegex(operand: unknown, anyCase: boolean, scope: OperandScope): ParsedOperand<(text: string) => boolean> {
  const refuse = (message: string): ParsedOperand<never> => ({ ok: false, issues: [scope.issue('', message)] });
  if (typeof operand !== 'string') return refuse('This takes a regular expression, as a text.');
  if (operand.length > conditionLimits.regexLength) {
    return refuse(
      `The pattern has ${operand.length} characters; ${conditionLimits.regexLength} is the most. Split it with $or, or use $in.`,
    );
  }
  const plain = anyCase ? null : plainPattern(operand);
  if (plain !== null) return { ok: true, value: plain };
  try {
    const pattern = RE2JS.compile(RE2JS.translateRegExp(operand), anyCase ? RE2JS.CASE_INSENSITIVE : 0);
    if (pattern.programSize() > maxProgram) return refuse('The pattern repeats too much; use smaller counts than {1000}.');
    return { ok: true, value: (text) => pattern.test(text) };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'not understood';
    return refuse(`The pattern cannot be used (${why}). Look-around and back references are not known; write it without them.`);
  }
}
