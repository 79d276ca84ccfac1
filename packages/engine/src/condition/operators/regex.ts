import { toText } from '../coercion.ts';
import type { ConditionOperator } from '../condition-operator.ts';
import { parseRegex } from '../regex-operand.ts';

/** A text in which a regular expression finds something. RE2 syntax: linear time, without look-around and back references. */
export const regexOperator: ConditionOperator<(text: string) => boolean> = {
  name: '$regex',
  label: { vi: 'khớp mẫu', en: 'matches the pattern' },
  operand: 'regex',
  missing: false,
  takes: ['text'],
  examples: [
    { operand: '(Mobile|Tablet)', value: 'Android Mobile', result: true },
    { operand: '(mobile|tablet)', value: 'Android Mobile', result: false },
    { operand: '^giày', value: 'giày chạy bộ', result: true },
    { operand: 'a', value: null, result: false },
  ],
  parseOperand(operand, scope) {
    return parseRegex(operand, false, scope);
  },
  test(value, operand) {
    return operand(toText(value));
  },
  bind(operand) {
    return (value) => operand(typeof value === 'string' ? value : toText(value));
  },
};
