import { toText } from '../coercion.ts';
import type { ConditionOperator } from '../condition-operator.ts';
import { parseRegex } from '../regex-operand.ts';

/** As `$regex`, with capital and small letters the same. */
export const regexiOperator: ConditionOperator<(text: string) => boolean> = {
  name: '$regexi',
  label: { vi: 'khớp mẫu (không phân biệt hoa thường)', en: 'matches the pattern, in any case' },
  operand: 'regex',
  missing: false,
  takes: ['text'],
  examples: [
    { operand: '(Mobile|Tablet)', value: 'Android Mobile', result: true },
    { operand: '(mobile|tablet)', value: 'Android Mobile', result: true },
    { operand: '^giày', value: 'giày chạy bộ', result: true },
    { operand: 'a', value: null, result: false },
  ],
  parseOperand(operand, scope) {
    return parseRegex(operand, true, scope);
  },
  test(value, operand) {
    return operand(toText(value));
  },
  bind(operand) {
    return (value) => operand(typeof value === 'string' ? value : toText(value));
  },
};
