import type { LoggedEvent } from '@quen/protocol';
import { expect, test } from 'vitest';
import { groupBySession } from './group-by-session.ts';

const event = (position: number, minutes: number): LoggedEvent => ({
  position,
  messageId: String(position),
  name: 'page_view',
  anonymousId: 'a',
  userId: null,
  properties: {},
  context: {},
  occurredAtMs: minutes * 60_000,
  receivedAtMs: minutes * 60_000,
  source: 'browser',
  proof: 'none',
  flags: [],
});

test('half an hour of nothing begins another visit', () => {
  // Thirty minutes to the second still belong to the visit, as they do in profiles and reports.
  const groups = groupBySession([event(4, 101), event(3, 71), event(2, 40), event(1, 0)]);
  expect(groups.map((group) => group.events.map(({ position }) => position))).toEqual([[4, 3], [2], [1]]);
  expect(groups[0]).toMatchObject({ startedAtMs: 71 * 60_000, endedAtMs: 101 * 60_000 });
});

test('what nobody was there for is no visit', () => {
  const apart = (position: number, minutes: number, name: string, source: LoggedEvent['source'] = 'server'): LoggedEvent => ({
    ...event(position, minutes),
    name,
    source,
  });
  const groups = groupBySession([
    apart(7, 600, 'identity_split'),
    apart(6, 500, 'segment_left'),
    apart(5, 300, 'purchase'),
    event(4, 201),
    apart(3, 200, 'segment_entered'),
    apart(2, 100, 'purchase', 'browser'),
    apart(1, 0, 'refund'),
  ]);
  expect(groups.map(({ isVisit }) => isVisit)).toEqual([false, false, false, true, true, false]);
});

test('late events stand where they happened, not where they came in', () => {
  const groups = groupBySession([event(3, 5), event(2, 200), event(1, 0)]);
  expect(groups.map((group) => group.events.map(({ position }) => position))).toEqual([[2], [3, 1]]);
});
