import { isJsonObject } from '@quen/protocol';
import type { ConditionOperator } from '../condition-operator.ts';
import { durationForm, parseDuration } from '../duration.ts';
import { toMoment } from '../moment.ts';
import { nextOf } from '../recency-operand.ts';
import { nowOf } from '../shop-time.ts';

interface Span {
  /** From so long before now … */
  readonly lastMs: number;
  /** … to so long after it. */
  readonly nextMs: number;
}

/** A time in the last so and so long (`"14d"`), or in the time to come (`{"next": "7d"}`), both ends included. */
export const withinOperator: ConditionOperator<Span> = {
  name: '$within',
  label: { vi: 'trong vòng', en: 'is within' },
  operand: 'duration',
  missing: false,
  takes: ['time'],
  examples: [
    { operand: '14d', value: '2025-05-25T00:00:00Z', result: true },
    { operand: '14d', value: '2025-05-01T00:00:00Z', result: false },
    { operand: '14d', value: '2025-06-03T00:00:00Z', result: false },
    { operand: { next: '7d' }, value: '2025-06-05', result: true },
    { operand: '14d', value: null, result: false },
  ],
  parseOperand(operand, scope) {
    const isPair = isJsonObject(operand);
    const { last, next, ...odd } = (isPair ? operand : { last: operand }) as { last?: unknown; next?: unknown };
    const lastMs = last === undefined ? 0 : parseDuration(last);
    const nextMs = next === undefined ? 0 : parseDuration(next);
    if (lastMs === null || nextMs === null || (last === undefined && next === undefined) || Object.keys(odd).length > 0) {
      const message = `This takes a length of time, or {"last": …, "next": …}. ${durationForm}`;
      return { ok: false, issues: [scope.issue(lastMs === null && isPair ? 'last' : nextMs === null ? 'next' : '', message)] };
    }
    return { ok: true, value: { lastMs, nextMs } };
  },
  test(value, { lastMs, nextMs }, context) {
    const at = toMoment(value);
    const now = nowOf(context);
    return at !== null && now - at <= lastMs && at - now <= nextMs;
  },
  nextChangeAtMs(value, { lastMs, nextMs }, context) {
    const at = toMoment(value);
    if (at === null) return Number.POSITIVE_INFINITY;
    return nextOf(nowOf(context), [Math.floor(at - nextMs), Math.floor(at + lastMs) + 1]);
  },
  clockChangeAtMs() {
    return Number.POSITIVE_INFINITY;
  },
};
