import { toText } from '../coercion.ts';
import type { ConditionOperator } from '../condition-operator.ts';
import { parseRegex } from '../regex-operand.ts';

/** As `$notRegex`, with capital and small letters the same. */
export const notRegexiOperator: ConditionOperator<(text: string) => boolean> = {
  name: '$notRegexi',
  label: { vi: 'không khớp mẫu (không phân biệt hoa thường)', en: 'does not match the pattern, in any case' },
  operand: 'regex',
  missing: true,
  takes: ['text'],
  examples: [
    { operand: '(Mobile|Tablet)', value: 'Android Mobile', result: false },
    { operand: '(mobile|tablet)', value: 'Android Mobile', result: false },
    { operand: '^giày', value: 'giày chạy bộ', result: false },
    { operand: 'a', value: null, result: true },
  ],
  parseOperand(operand, scope) {
    return parseRegex(operand, true, scope);
  },
  test(value, operand) {
    return !operand(toText(value));
  },
  bind(operand) {
    return (value) => !operand(typeof value === 'string' ? value : toText(value));
  },
};
