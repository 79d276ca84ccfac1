import type { ConditionOperator } from '../condition-operator.ts';
import { type ElementNode, soonestOfElements } from '../element-node.ts';
import { maxAll, parseList } from '../list-operand.ts';

/** A list with something for each of these values (or conditions on a value). */
export const allOperator: ConditionOperator<readonly ElementNode[]> = {
  name: '$all',
  label: { vi: 'có tất cả', en: 'has all of' },
  operand: 'list',
  takes: ['list', 'events'],
  examples: [
    { operand: ['a', 'b'], value: ['b', 'c', 'a'], result: true },
    { operand: ['a', 'b'], value: ['a'], result: false },
    { operand: ['a'], value: ['A'], result: false },
    { operand: ['a'], value: 'a', result: false },
    { operand: [{ $gt: 5 }], value: [1, 9], result: true },
  ],
  parseOperand(operand, scope) {
    const list = parseList(operand, scope, maxAll);
    return list.ok ? { ok: true, value: list.value.map((entry, index) => scope.value(entry, `${index}`)) } : list;
  },
  nextChangeAtMs(value, operand, context) {
    return soonestOfElements(value, operand, context);
  },
  test(value, operand, context) {
    return Array.isArray(value) && operand.every((node) => value.some((element) => node.test(element ?? null, context)));
  },
};
