import type { ConditionOperator } from '../condition-operator.ts';
import { parseGroup } from '../group-operand.ts';
import { type Members, meets } from '../membership.ts';

/** In a saved list, named by its id. */
export const inGroupOperator: ConditionOperator<Members> = {
  name: '$inGroup',
  label: { vi: 'thuộc danh sách', en: 'is in the list' },
  operand: 'group',
  examples: [
    { operand: 'vip', value: 'u1', result: true, given: { groups: { vip: ['u1', 'u2'] } } },
    { operand: 'vip', value: 'u3', result: false, given: { groups: { vip: ['u1', 'u2'] } } },
  ],
  parseOperand(operand, scope) {
    return parseGroup(operand, scope);
  },
  test(value, operand) {
    return meets(value, operand);
  },
};
