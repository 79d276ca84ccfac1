import { weekdays } from '@quen/protocol';
import { localTime } from '../campaign/local-time.ts';
import { nextTimeOfDay } from '../condition/shop-time.ts';
import type { Attribute } from './attribute.ts';
import { dateOf } from './elapsed.ts';

const hoursMs = Array.from({ length: 24 }, (_, hour) => hour * 3_600_000);

const origin = 'The clock, in the shop’s time zone';

/** The present, on the shop’s wall clock. */
export const timeAttributes: readonly Attribute[] = [
  {
    name: 'time.now',
    group: 'time',
    type: 'time',
    unit: null,
    label: { vi: 'Bây giờ', en: 'now' },
    origin,
    example: 1748840400000,
    isClock: true,
    read: ({ nowMs }) => nowMs,
  },
  {
    name: 'time.hour',
    group: 'time',
    type: 'number',
    unit: 'hours',
    label: { vi: 'Giờ trong ngày', en: 'hour of the day' },
    origin,
    example: 12,
    read: ({ shop, nowMs }) => Math.floor(localTime(shop.timeZone, nowMs).minuteOfDay / 60),
    nextChangeAtMs: ({ shop, nowMs }) => nextTimeOfDay(shop.timeZone, nowMs, hoursMs),
  },
  {
    name: 'time.dayOfWeek',
    group: 'time',
    type: 'text',
    unit: null,
    label: { vi: 'Thứ', en: 'day of the week' },
    origin,
    example: 'mon',
    choices: weekdays,
    read: ({ shop, nowMs }) => weekdays[localTime(shop.timeZone, nowMs).weekday],
    nextChangeAtMs: ({ shop, nowMs }) => nextTimeOfDay(shop.timeZone, nowMs, [0]),
  },
  {
    name: 'time.date',
    group: 'time',
    type: 'text',
    unit: null,
    label: { vi: 'Ngày', en: 'date' },
    origin,
    example: '2025-06-02',
    read: ({ shop, nowMs }) => dateOf(localTime(shop.timeZone, nowMs).day),
    nextChangeAtMs: ({ shop, nowMs }) => nextTimeOfDay(shop.timeZone, nowMs, [0]),
  },
  {
    name: 'time.dayOfMonth',
    group: 'time',
    type: 'number',
    unit: null,
    label: { vi: 'Ngày trong tháng', en: 'day of the month' },
    origin,
    example: 2,
    read: ({ shop, nowMs }) => Number(dateOf(localTime(shop.timeZone, nowMs).day).slice(8)),
    nextChangeAtMs: ({ shop, nowMs }) => nextTimeOfDay(shop.timeZone, nowMs, [0]),
  },
  {
    name: 'time.month',
    group: 'time',
    type: 'number',
    unit: null,
    label: { vi: 'Tháng', en: 'month' },
    origin,
    example: 6,
    read: ({ shop, nowMs }) => Number(dateOf(localTime(shop.timeZone, nowMs).day).slice(5, 7)),
    nextChangeAtMs: ({ shop, nowMs }) => nextTimeOfDay(shop.timeZone, nowMs, [0]),
  },
];
