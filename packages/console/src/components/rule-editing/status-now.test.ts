import { expect, it } from 'vitest';
import { statusNow } from './status-now.ts';

const nowMs = Date.parse('2026-06-15T12:00:00Z');
const past = '2026-06-15T18:59:00+07:00';
const future = '2026-06-15T19:01:00+07:00';

it.each([
  ['running', {}, 'running'],
  ['running', { endsAt: past }, 'ended'],
  ['scheduled', { startsAt: past, endsAt: past }, 'ended'],
  ['running', { endsAt: future }, 'running'],
  ['running', { startsAt: future }, 'scheduled'],
  ['scheduled', { startsAt: future }, 'scheduled'],
  ['scheduled', { startsAt: past, endsAt: future }, 'running'],
  ['paused', { endsAt: past }, 'paused'],
  ['draft', { startsAt: future }, 'draft'],
  ['ended', { startsAt: future }, 'ended'],
] as const)('%s with %j is %s', (status, schedule, expected) => {
  expect(statusNow({ status, schedule }, nowMs)).toBe(expected);
});
