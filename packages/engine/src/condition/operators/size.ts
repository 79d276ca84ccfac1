import type { ValueNode } from '../condition-node.ts';
import type { ConditionOperator } from '../condition-operator.ts';

/** A list of so many entries, or of a number that meets operators. */
export const sizeOperator: ConditionOperator<ValueNode> = {
  name: '$size',
  label: { vi: 'có số phần tử', en: 'has a number of entries that' },
  operand: 'number',
  takes: ['list', 'events'],
  examples: [
    { operand: 3, value: ['a', 'b', 'c'], result: true },
    { operand: { $gt: 2 }, value: ['a'], result: false },
    { operand: 0, value: null, result: false },
  ],
  parseOperand(operand, scope) {
    return { ok: true, value: scope.value(operand, '') };
  },
  test(value, operand, context) {
    return Array.isArray(value) && operand.test(value.length, context);
  },
  nextChangeAtMs(value, operand, context) {
    return Array.isArray(value) ? operand.nextChangeAtMs(value.length, context) : Number.POSITIVE_INFINITY;
  },
};
