import type { ConditionOperator } from '../condition-operator.ts';
import { parseList } from '../list-operand.ts';
import { type Members, meets, toMembers } from '../membership.ts';

/** As `$nin`, with capital and small letters the same. */
export const niniOperator: ConditionOperator<Members> = {
  name: '$nini',
  label: { vi: 'không phải một trong (không phân biệt hoa thường)', en: 'is none of, in any case' },
  operand: 'list',
  examples: [
    { operand: ['vn', 'th'], value: 'vn', result: false },
    { operand: ['vn', 'th'], value: 'VN', result: false },
    { operand: ['a', 'b'], value: ['c', 'b'], result: false },
    { operand: ['a', 'b'], value: [], result: true },
    { operand: [1, 2], value: null, result: true },
  ],
  parseOperand(operand, scope) {
    const list = parseList(operand, scope);
    return list.ok ? { ok: true, value: toMembers(list.value, true) } : list;
  },
  test(value, operand) {
    return !meets(value, operand);
  },
};
