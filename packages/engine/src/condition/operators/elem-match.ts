import type { ConditionOperator } from '../condition-operator.ts';
import type { EvaluationContext } from '../evaluation-context.ts';

/** A list with at least one element that meets a condition; elements that are null do not count. */
export const elemMatchOperator: ConditionOperator<(element: unknown, context: EvaluationContext) => boolean> = {
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
    if (typeof operand !== 'object' || operand === null || Array.isArray(operand)) {
      return {
        ok: false,
        issues: [scope.issue('', 'This takes a condition on one element: {"$gt": 5} or {"brand": "Biti’s"}.')],
      };
    }
    const keys = Object.keys(operand);
    if (keys.length > 0 && keys.every((key) => key.startsWith('$') && !isGroup(key))) {
      const node = scope.value(operand, '');
      return { ok: true, value: (element, context) => node.test(element, context) };
    }
    const node = scope.condition(operand, '');
    return { ok: true, value: (element, context) => node.test(element, context) };
  },
  test(value, operand, context) {
    return (
      Array.isArray(value) && value.some((element) => element !== null && element !== undefined && operand(element, context))
    );
  },
};

/** Groups join conditions, so an object with one of them is a condition on the element's keys. `$not` is both; its content tells. */
function isGroup(key: string): boolean {
  return key === '$and' || key === '$or' || key === '$nor';
}
