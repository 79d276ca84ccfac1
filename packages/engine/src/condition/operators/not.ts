import type { ValueNode } from '../condition-node.ts';
import type { ConditionOperator } from '../condition-operator.ts';

/** The contrary of a value or of operators. */
export const notOperator: ConditionOperator<ValueNode> = {
  name: '$not',
  label: { vi: 'không', en: 'not' },
  operand: 'condition',
  examples: [
    { operand: { $gt: 5 }, value: 3, result: true },
    { operand: { $gt: 5 }, value: 9, result: false },
    { operand: 'a', value: 'b', result: true },
    { operand: { $gt: 5 }, value: null, result: true },
  ],
  parseOperand(operand, scope) {
    return { ok: true, value: scope.sameValue(operand, '') };
  },
  test(value, operand, context) {
    return !operand.test(value, context);
  },
  explainParts(value, operand, path, context) {
    return [operand.explain(value, path, context)];
  },
  nextChangeAtMs(value, operand, context) {
    return operand.nextChangeAtMs(value, context);
  },
  clockChangeAtMs(operand, context) {
    return operand.clockChangeAtMs(context);
  },
};
