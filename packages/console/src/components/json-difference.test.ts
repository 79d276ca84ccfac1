import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonDifference } from './json-difference.ts';

test('names each place where two values differ', () => {
  expect(jsonDifference({ a: 1, b: { c: [1, 2] } }, { a: 1, b: { c: [1, 3] }, d: 'new' })).toEqual([
    { path: 'b.c.1', left: 2, right: 3 },
    { path: 'd', left: undefined, right: 'new' },
  ]);
});

test('a list is not an object with numbers for keys', () => {
  expect(jsonDifference({ a: [] }, { a: {} })).toHaveLength(1);
});

test('finds nothing exactly when there is nothing, and never more than asked for', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 4 }), (left, right) => {
      const found = jsonDifference(left, right, 5);
      expect(found.length).toBeLessThanOrEqual(5);
      if (JSON.stringify(left) === JSON.stringify(right)) expect(found).toEqual([]);
      expect(jsonDifference(left, left)).toEqual([]);
    }),
  );
});
