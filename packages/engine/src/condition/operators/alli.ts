import { toText } from '../coercion.ts';
import { never } from '../condition-node.ts';
import type { ConditionOperator } from '../condition-operator.ts';
import { type ElementNode, soonestOfElements } from '../element-node.ts';
import { maxAll, parseList } from '../list-operand.ts';

/** As `$all`, with capital and small letters of texts the same. */
export const alliOperator: ConditionOperator<readonly ElementNode[]> = {
  name: '$alli',
  label: { vi: 'có tất cả (không phân biệt hoa thường)', en: 'has all of, in any case' },
  operand: 'list',
  takes: ['list', 'events'],
  examples: [
    { operand: ['a', 'b'], value: ['b', 'c', 'a'], result: true },
    { operand: ['a', 'b'], value: ['a'], result: false },
    { operand: ['a'], value: ['A'], result: true },
    { operand: ['a'], value: 'a', result: false },
    { operand: [{ $gt: 5 }], value: [1, 9], result: true },
  ],
  parseOperand(operand, scope) {
    const list = parseList(operand, scope, maxAll);
    return list.ok
      ? {
          ok: true,
          value: list.value.map((entry, index) => (typeof entry === 'string' ? anyCase(entry) : scope.value(entry, `${index}`))),
        }
      : list;
  },
  nextChangeAtMs(value, operand, context) {
    return soonestOfElements(value, operand, context);
  },
  test(value, operand, context) {
    return Array.isArray(value) && operand.every((node) => value.some((element) => node.test(element ?? null, context)));
  },
};

function anyCase(expected: string): ElementNode {
  const folded = expected.toLowerCase();
  return { test: (value) => toText(value).toLowerCase() === folded, nextChangeAtMs: never };
}
