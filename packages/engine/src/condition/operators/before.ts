import type { ConditionOperator } from '../condition-operator.ts';
import { parseMoment, toMoment } from '../moment.ts';
import { nextOf } from '../recency-operand.ts';
import { nowOf, zoneOf } from '../shop-time.ts';

/** A time earlier than a moment. A date or time without an offset is the shop's (`"2025-12-24"`). */
export const beforeOperator: ConditionOperator<(timeZone: string) => number> = {
  name: '$before',
  label: { vi: 'trước', en: 'is before' },
  operand: 'time',
  missing: false,
  takes: ['time'],
  examples: [
    { operand: '2025-06-01', value: '2025-05-31T10:00:00Z', result: true },
    { operand: '2025-06-01', value: '2025-06-02T10:00:00Z', result: false },
    // Midnight in Vietnam is five in the afternoon of the day before in UTC.
    { operand: '2025-06-01', value: '2025-05-31T17:00:00Z', result: false },
    { operand: '2025-06-01T00:00:00Z', value: null, result: false },
  ],
  parseOperand(operand, scope) {
    const momentOf = parseMoment(operand);
    if (momentOf !== null) return { ok: true, value: momentOf };
    return {
      ok: false,
      issues: [scope.issue('', 'This takes a date or time: "2025-12-24", "2025-12-24T18:00", "2025-12-24T18:00+07:00".')],
    };
  },
  test(value, operand, context) {
    const at = toMoment(value);
    return at !== null && at < operand(zoneOf(context));
  },
  clockChangeAtMs(operand, context) {
    return nextOf(nowOf(context), [operand(zoneOf(context))]);
  },
};
