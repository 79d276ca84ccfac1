import { compare } from '../coercion.ts';
import type { ConditionOperator } from '../condition-operator.ts';
import { clockThreshold, parseOrderable } from '../orderable.ts';

/** More than: numbers by size, two texts by code units, a number and a text as numbers. */
export const gtOperator: ConditionOperator<unknown> = {
  name: '$gt',
  label: { vi: 'lớn hơn', en: 'is more than' },
  operand: 'orderable',
  missing: false,
  examples: [
    { operand: 50000, value: 60000, result: true },
    { operand: 50000, value: 50000, result: false },
    { operand: 50000, value: 40000, result: false },
    { operand: 5, value: '8', result: true },
    { operand: 5, value: null, result: false },
  ],
  parseOperand(operand, scope) {
    return parseOrderable(operand, scope);
  },
  test(value, operand) {
    return compare(value, operand) > 0;
  },
  bind(operand) {
    if (typeof operand !== 'number') return (value) => compare(value, operand) > 0;
    return (value) => (typeof value === 'number' ? value > operand : compare(value, operand) > 0);
  },
  clockChangeAtMs(operand, context) {
    return clockThreshold(operand, context);
  },
};
