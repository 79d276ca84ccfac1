import { expect, it } from 'vitest';
import { nowMs, shopEvent } from '../recommender/small-shop.ts';
import { Crowd } from './crowd.ts';
import { lessonOf } from './lesson.ts';
import { SegmentScores } from './segment-scores.ts';
import { VisitorTable } from './visitor-table.ts';

const dayMs = 86_400_000;
const limits = { maxItems: 1000, maxVisitors: 100, maxSegments: 4 };

function crowd(): { crowd: Crowd; learn: (name: string, ids: string[], who: string, atMs?: number) => number } {
  const made = new Crowd(limits, () => {});
  let position = 0;
  const learn = (name: string, ids: string[], who: string, atMs = nowMs): number => {
    let counted = 0;
    made.learn(lessonOf(shopEvent(++position, name, ids, atMs)), who, () => counted++);
    return counted;
  };
  return { crowd: made, learn };
}

it('caps what one visitor counts for a product a day, and in all a day', () => {
  const { crowd: made, learn } = crowd();
  let counted = 0;
  for (let view = 0; view < 1000; view++) counted += learn('view_item', ['a'], 'v');
  expect(counted).toBe(3);
  expect(made.popular.valueAt(made.indexOf('a'), nowMs)).toBeCloseTo(3);
  for (let view = 0; view < 1000; view++) counted += learn('view_item', [`b${view}`], 'v');
  expect(counted).toBeLessThan(400);
  expect(learn('view_item', ['a'], 'v', nowMs + dayMs)).toBe(1);
  expect(learn('view_item', ['a'], 'another')).toBe(1);
});

it('notes what was viewed together within a visit, and not across visits', () => {
  const { crowd: made, learn } = crowd();
  learn('view_item', ['a'], 'v');
  learn('view_item', ['b'], 'v', nowMs + 60_000);
  learn('view_item', ['c'], 'v', nowMs + 60_000 + 31 * 60_000);
  const weight = (from: string, to: string): number => made.viewedTogether.weight(made.indexOf(from), made.indexOf(to));
  expect(weight('a', 'b')).toBeGreaterThan(weight('b', 'a'));
  expect(weight('b', 'a')).toBeGreaterThan(0);
  expect(weight('b', 'c')).toBe(0);
});

it('pairs each product of an order with the others, whatever the size of the order', () => {
  const { crowd: made, learn } = crowd();
  learn('purchase', ['a', 'b', 'c'], 'v');
  learn(
    'purchase',
    Array.from({ length: 500 }, (_, number) => `x${number}`),
    'w',
  );
  const weight = (from: string, to: string): number => made.boughtTogether.weight(made.indexOf(from), made.indexOf(to));
  expect(weight('a', 'b')).toBeCloseTo(0.5);
  expect(weight('c', 'a')).toBeCloseTo(0.5);
  expect(weight('x0', 'x19')).toBeGreaterThan(0);
  expect(weight('x0', 'x30')).toBe(0);
  expect(made.indexOf('x60')).toBe(-1);
});

it('forgets visitors and segments beyond their bounds, the longest away first', () => {
  const table = new VisitorTable(3);
  for (const id of ['a', 'b', 'c', 'a', 'd']) table.arrive(id, nowMs);
  expect(table.dump().map(({ id }) => id)).toEqual(['c', 'a', 'd']);
  const scores = new SegmentScores(2, 8);
  for (const segment of ['one', 'two', 'three'])
    for (let item = 0; item < 100; item++) scores.add(segment, item % 30, item === 7 ? 50 : 1, nowMs);
  const dump = scores.dump();
  expect(dump.map(([name]) => name)).toEqual(['one', 'two']);
  for (const [, rows] of dump) {
    expect(rows.length).toBeLessThanOrEqual(8);
    expect(rows.map(([item]) => item)).toContain(7);
  }
});
