import { typeOf } from '../coercion.ts';
import type { ConditionOperator } from '../condition-operator.ts';

const types = ['string', 'number', 'boolean', 'array', 'object', 'null'];

/** The JSON type of the value. */
export const typeOperator: ConditionOperator<unknown> = {
  name: '$type',
  label: { vi: 'có kiểu', en: 'is of type' },
  operand: 'type',
  examples: [
    { operand: 'string', value: 'a', result: true },
    { operand: 'array', value: [1], result: true },
    { operand: 'number', value: '1', result: false },
    { operand: 'null', value: null, result: true },
  ],
  parseOperand(operand, scope) {
    if (scope.dialect === 'quen' && !types.some((type) => type === operand)) {
      return { ok: false, issues: [scope.issue('', `This takes one of ${types.join(', ')}.`)] };
    }
    return { ok: true, value: operand };
  },
  test(value, operand) {
    return typeOf(value) === operand;
  },
};
