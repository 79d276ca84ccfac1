import { type Weekday, weekdays } from '@quen/protocol';
import { localDay, weekdayOf } from '../../campaign/local-time.ts';
import type { ConditionOperator } from '../condition-operator.ts';
import { toMoment } from '../moment.ts';
import { nextTimeOfDay, nowOf, zoneOf } from '../shop-time.ts';

/** A time on one of the days of the week, in the shop's time zone. */
export const dayOfWeekOperator: ConditionOperator<readonly boolean[]> = {
  name: '$dayOfWeek',
  label: { vi: 'vào ngày', en: 'is on a' },
  operand: 'weekdays',
  missing: false,
  takes: ['time'],
  examples: [
    { operand: ['mon', 'tue'], value: '2025-06-02T05:00:00Z', result: true },
    { operand: ['sat', 'sun'], value: '2025-06-02T05:00:00Z', result: false },
    // Sunday evening in UTC is Monday in Vietnam.
    { operand: ['mon'], value: '2025-06-01T18:00:00Z', result: true },
    { operand: 'mon', value: null, result: false },
  ],
  parseOperand(operand, scope) {
    const days = Array.isArray(operand) ? operand : [operand];
    const known = days.filter((day): day is Weekday => weekdays.some((weekday) => weekday === day));
    if (known.length < days.length || days.length === 0) {
      return { ok: false, issues: [scope.issue('', `This takes days of the week: ${weekdays.join(', ')}.`)] };
    }
    return { ok: true, value: weekdays.map((weekday) => known.includes(weekday)) };
  },
  test(value, operand, context) {
    const at = toMoment(value);
    return at !== null && operand[weekdayOf(localDay(zoneOf(context), at))] === true;
  },
  clockChangeAtMs(_, context) {
    return nextTimeOfDay(zoneOf(context), nowOf(context), [0]);
  },
};
