import type { Json } from '@quen/protocol';
import { zoneOffsetMs } from '../../campaign/zone-offset.ts';
import type { ConditionOperator, OperandScope, ParsedOperand } from '../condition-operator.ts';
import { toMoment } from '../moment.ts';
import { own } from '../own-path.ts';
import { dayMs, nextTimeOfDay, nowOf, zoneOf } from '../shop-time.ts';

/** From, inclusive, to, exclusive, in milliseconds since midnight. */
interface Hours {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A time in a range of the day by the shop's wall clock, end exclusive. A range whose end is earlier runs over midnight. */
export const timeOfDayOperator: ConditionOperator<readonly Hours[]> = {
  name: '$timeOfDay',
  label: { vi: 'trong khung giờ', en: 'is between' },
  operand: 'hours',
  missing: false,
  takes: ['time'],
  examples: [
    { operand: { from: '11:00', to: '13:30' }, value: '2025-06-02T05:00:00Z', result: true },
    { operand: { from: '13:30', to: '24:00' }, value: '2025-06-02T05:00:00Z', result: false },
    { operand: { from: '22:00', to: '06:00' }, value: '2025-06-02T18:00:00Z', result: true },
    { operand: [hours('06:00', '08:00'), hours('12:00', '13:00')], value: '2025-06-02T05:59:59Z', result: true },
    { operand: { from: '11:00', to: '13:30' }, value: null, result: false },
  ],
  parseOperand(operand, scope) {
    const ranges: Hours[] = [];
    for (const [index, entry] of (Array.isArray(operand) ? operand : [operand]).entries()) {
      const range = parseHours(entry, Array.isArray(operand) ? `${index}` : '', scope);
      if (!range.ok) return range;
      ranges.push(range.value);
    }
    return { ok: true, value: ranges };
  },
  test(value, operand, context) {
    const at = toMoment(value);
    if (at === null) return false;
    const localMs = at + zoneOffsetMs(zoneOf(context), at);
    const time = localMs - Math.floor(localMs / dayMs) * dayMs;
    for (const { fromMs, toMs } of operand) {
      if (fromMs < toMs ? time >= fromMs && time < toMs : time >= fromMs || time < toMs) return true;
    }
    return false;
  },
  clockChangeAtMs(operand, context) {
    const edges = operand.flatMap(({ fromMs, toMs }) => [fromMs % dayMs, toMs % dayMs]);
    return nextTimeOfDay(zoneOf(context), nowOf(context), edges);
  },
};

function hours(from: string, to: string): Json {
  return { from, to };
}

function parseHours(range: unknown, path: string, scope: OperandScope): ParsedOperand<Hours> {
  const fromMs = parseTime(own(range, 'from'));
  const toMs = parseTime(own(range, 'to'));
  if (fromMs === null || toMs === null || fromMs === toMs || fromMs === dayMs) {
    return { ok: false, issues: [scope.issue(path, 'This takes {"from": "18:00", "to": "22:30"}: two different times of day.')] };
  }
  return { ok: true, value: { fromMs, toMs } };
}

function parseTime(text: unknown): number | null {
  const match = typeof text === 'string' ? /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text) : null;
  const ms = match === null ? Number.NaN : Number(match[1]) * 3_600_000 + Number(match[2]) * 60_000;
  return ms <= dayMs ? ms : null;
}
