import type { ConditionOperator } from '../condition-operator.ts';

/** The same value of the same type. Lists and objects are never the same; use a plain value for those. */
export const eqOperator: ConditionOperator<unknown> = {
  name: '$eq',
  label: { vi: 'bằng', en: 'is' },
  operand: 'value',
  examples: [
    { operand: 'gold', value: 'gold', result: true },
    { operand: 'gold', value: 'silver', result: false },
    { operand: 1, value: '1', result: false },
    { operand: null, value: null, result: true },
  ],
  parseOperand(operand) {
    return { ok: true, value: operand };
  },
  test(value, operand) {
    return value === operand;
  },
  bind(operand) {
    return (value) => value === operand;
  },
};
