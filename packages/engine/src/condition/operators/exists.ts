import type { ConditionOperator } from '../condition-operator.ts';

/** Whether anything is known. */
export const existsOperator: ConditionOperator<boolean> = {
  name: '$exists',
  label: { vi: 'có giá trị', en: 'is known' },
  operand: 'boolean',
  examples: [
    { operand: true, value: 0, result: true },
    { operand: true, value: null, result: false },
    { operand: false, value: null, result: true },
  ],
  parseOperand(operand, scope) {
    if (scope.dialect === 'quen' && typeof operand !== 'boolean') {
      return { ok: false, issues: [scope.issue('', 'This takes true or false.')] };
    }
    return { ok: true, value: Boolean(operand) };
  },
  test(value, operand) {
    return (value !== null && value !== undefined) === operand;
  },
};
