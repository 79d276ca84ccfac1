import { isJsonObject } from '@quen/protocol';
import type { ConditionOperator } from '../condition-operator.ts';
import { type ElementNode, soonestOfElements } from '../element-node.ts';

/** A list with at least one element that meets a condition; elements that are null do not count. */
export const elemMatchOperator: ConditionOperator<ElementNode> = {
  name: '$elemMatch',
  label: { vi: 'có phần tử', en: 'has an element that' },
  operand: 'condition',
  takes: ['list', 'events'],
  examples: [
    { operand: { $gt: 10 }, value: [0, 5, 15], result: true },
    { operand: { $gt: 10 }, value: [0, 5], result: false },
    { operand: { name: 'tennis' }, value: [{ name: 'bowling' }, { name: 'tennis' }], result: true },
    { operand: { $eq: 1 }, value: 1, result: false },
  ],
  parseOperand(operand, scope) {
    if (!isJsonObject(operand)) {
      return {
        ok: false,
        issues: [scope.issue('', 'This takes a condition on one element: {"$gt": 5} or {"brand": "Biti’s"}.')],
      };
    }
    const keys = Object.keys(operand);
    const isOnElement = keys.length > 0 && keys.every((key) => key.startsWith('$') && !isGroup(key));
    return { ok: true, value: isOnElement ? scope.value(operand, '') : scope.condition(operand, '') };
  },
  test(value, operand, context) {
    return (
      Array.isArray(value) && value.some((element) => element !== null && element !== undefined && operand.test(element, context))
    );
  },
  nextChangeAtMs(value, operand, context) {
    return soonestOfElements(value, [operand], context);
  },
};

/** Groups join conditions, so an object with one of them is a condition on the element's keys. `$not` is both; its content tells. */
function isGroup(key: string): boolean {
  return key === '$and' || key === '$or' || key === '$nor';
}
