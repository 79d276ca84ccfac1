import type { ConditionOperator } from '../condition-operator.ts';
import { parseList } from '../list-operand.ts';
import { type Members, meets, toMembers } from '../membership.ts';

/** One of the list; of a list of values, at least one. */
export const isInOperator: ConditionOperator<Members> = {
  name: '$in',
  label: { vi: 'là một trong', en: 'is one of' },
  operand: 'list',
  examples: [
    { operand: ['vn', 'th'], value: 'vn', result: true },
    { operand: ['vn', 'th'], value: 'VN', result: false },
    { operand: ['a', 'b'], value: ['c', 'b'], result: true },
    { operand: ['a', 'b'], value: [], result: false },
    { operand: [1, 2], value: null, result: false },
  ],
  parseOperand(operand, scope) {
    const list = parseList(operand, scope);
    return list.ok ? { ok: true, value: toMembers(list.value) } : list;
  },
  test(value, operand) {
    return meets(value, operand);
  },
  bind(operand) {
    return (value) => meets(value, operand);
  },
};
