import type { ConditionOperator } from '../condition-operator.ts';
import { parseGroup } from '../group-operand.ts';
import { type Members, meets } from '../membership.ts';

/** Not in a saved list, named by its id. */
export const notInGroupOperator: ConditionOperator<Members> = {
  name: '$notInGroup',
  label: { vi: 'không thuộc danh sách', en: 'is not in the list' },
  operand: 'group',
  examples: [
    { operand: 'vip', value: 'u1', result: false, given: { groups: { vip: ['u1', 'u2'] } } },
    { operand: 'vip', value: 'u3', result: true, given: { groups: { vip: ['u1', 'u2'] } } },
  ],
  parseOperand(operand, scope) {
    return parseGroup(operand, scope);
  },
  test(value, operand) {
    return !meets(value, operand);
  },
};
