import type { ConditionOperator } from '../condition-operator.ts';
import { parseList } from '../list-operand.ts';
import { type Members, meets, toMembers } from '../membership.ts';

/** None of the list; holds for what is missing. */
export const ninOperator: ConditionOperator<Members> = {
  name: '$nin',
  label: { vi: 'không phải một trong', en: 'is none of' },
  operand: 'list',
  examples: [
    { operand: ['vn', 'th'], value: 'vn', result: false },
    { operand: ['vn', 'th'], value: 'VN', result: true },
    { operand: ['a', 'b'], value: ['c', 'b'], result: false },
    { operand: ['a', 'b'], value: [], result: true },
    { operand: [1, 2], value: null, result: true },
  ],
  parseOperand(operand, scope) {
    const list = parseList(operand, scope);
    return list.ok ? { ok: true, value: toMembers(list.value) } : list;
  },
  test(value, operand) {
    return !meets(value, operand);
  },
  bind(operand) {
    return (value) => !meets(value, operand);
  },
};
