import type { ConditionOperator } from '../condition-operator.ts';

/** Not the same value of the same type; holds for what is missing. */
export const neOperator: ConditionOperator<unknown> = {
  name: '$ne',
  label: { vi: 'khác', en: 'is not' },
  operand: 'value',
  examples: [
    { operand: 'gold', value: 'silver', result: true },
    { operand: 'gold', value: 'gold', result: false },
    { operand: 'gold', value: null, result: true },
  ],
  parseOperand(operand) {
    return { ok: true, value: operand };
  },
  test(value, operand) {
    return value !== operand;
  },
  bind(operand) {
    return (value) => value !== operand;
  },
};
