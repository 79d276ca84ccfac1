import type { ConditionOperator } from '../condition-operator.ts';
import { toMoment } from '../moment.ts';
import { nextOf, parseRecency } from '../recency-operand.ts';
import { nowOf } from '../shop-time.ts';

/** A time that lies more than so long back. What never happened is not old: add `{"$exists": false}` to have it too. */
export const olderThanOperator: ConditionOperator<number> = {
  name: '$olderThan',
  label: { vi: 'đã qua hơn', en: 'is longer ago than' },
  operand: 'duration',
  missing: false,
  takes: ['time'],
  examples: [
    { operand: '30d', value: '2025-04-01T00:00:00Z', result: true },
    { operand: '30d', value: '2025-06-01T00:00:00Z', result: false },
    { operand: '30d', value: null, result: false },
  ],
  parseOperand(operand, scope) {
    return parseRecency(operand, scope);
  },
  test(value, operand, context) {
    const at = toMoment(value);
    return at !== null && nowOf(context) - at > operand;
  },
  nextChangeAtMs(value, operand, context) {
    const at = toMoment(value);
    return at === null ? Number.POSITIVE_INFINITY : nextOf(nowOf(context), [Math.floor(at + operand) + 1]);
  },
  clockChangeAtMs() {
    return Number.POSITIVE_INFINITY;
  },
};
