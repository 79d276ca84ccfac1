import type { ConditionOperator } from '../condition-operator.ts';
import { parseList } from '../list-operand.ts';
import { type Members, meets, toMembers } from '../membership.ts';

/** As `$in`, with capital and small letters the same. */
export const iniOperator: ConditionOperator<Members> = {
  name: '$ini',
  label: { vi: 'là một trong (không phân biệt hoa thường)', en: 'is one of, in any case' },
  operand: 'list',
  examples: [
    { operand: ['vn', 'th'], value: 'vn', result: true },
    { operand: ['vn', 'th'], value: 'VN', result: true },
    { operand: ['a', 'b'], value: ['c', 'b'], result: true },
    { operand: ['a', 'b'], value: [], result: false },
    { operand: [1, 2], value: null, result: false },
  ],
  parseOperand(operand, scope) {
    const list = parseList(operand, scope);
    return list.ok ? { ok: true, value: toMembers(list.value, true) } : list;
  },
  test(value, operand) {
    return meets(value, operand);
  },
};
