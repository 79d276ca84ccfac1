import { toText } from '../coercion.ts';
import type { ConditionOperator } from '../condition-operator.ts';
import { parseRegex } from '../regex-operand.ts';

/** A text in which a regular expression finds nothing; holds for what is missing. */
export const notRegexOperator: ConditionOperator<(text: string) => boolean> = {
  name: '$notRegex',
  label: { vi: 'không khớp mẫu', en: 'does not match the pattern' },
  operand: 'regex',
  missing: true,
  takes: ['text'],
  examples: [
    { operand: '(Mobile|Tablet)', value: 'Android Mobile', result: false },
    { operand: '(mobile|tablet)', value: 'Android Mobile', result: true },
    { operand: '^giày', value: 'giày chạy bộ', result: false },
    { operand: 'a', value: null, result: true },
  ],
  parseOperand(operand, scope) {
    return parseRegex(operand, false, scope);
  },
  test(value, operand) {
    return !operand(toText(value));
  },
  bind(operand) {
    return (value) => !operand(typeof value === 'string' ? value : toText(value));
  },
};
