import type { ConditionOperator } from '../condition-operator.ts';
import { toMoment } from '../moment.ts';
import { type MomentOperand, momentPassesAtMs, parseMomentOperand } from '../moment-operand.ts';
import { zoneOf } from '../shop-time.ts';

/** A time at or later than a moment. A date or time without an offset is the shop's (`"2025-12-24"`). */
export const afterOperator: ConditionOperator<MomentOperand> = {
  name: '$after',
  label: { vi: 'từ', en: 'is at or after' },
  operand: 'time',
  missing: false,
  takes: ['time'],
  examples: [
    { operand: '2025-06-01', value: '2025-05-31T10:00:00Z', result: false },
    { operand: '2025-06-01', value: '2025-06-02T10:00:00Z', result: true },
    // Midnight in Vietnam is five in the afternoon of the day before in UTC.
    { operand: '2025-06-01', value: '2025-05-31T17:00:00Z', result: true },
    { operand: '2025-06-01T00:00:00Z', value: null, result: false },
  ],
  parseOperand(operand, scope) {
    return parseMomentOperand(operand, scope);
  },
  test(value, operand, context) {
    const at = toMoment(value);
    return at !== null && at >= operand(zoneOf(context));
  },
  clockChangeAtMs(operand, context) {
    return momentPassesAtMs(operand, context);
  },
};
