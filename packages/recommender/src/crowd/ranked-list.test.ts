import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RankedList } from './ranked-list.ts';

it('holds the best of keys that only rise, whatever the order of events', () => {
  const rises = fc.array(fc.record({ item: fc.integer({ min: 0, max: 30 }), by: fc.integer({ min: 0, max: 5 }) }), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(rises, (events) => {
      const list = new RankedList(8);
      const keys = new Map<number, number>();
      for (const { item, by } of events) {
        keys.set(item, (keys.get(item) ?? 0) + by);
        list.offer(item, keys.get(item) ?? 0, 100 - item);
      }
      const best = [...keys].sort((a, b) => b[1] - a[1] || b[0] - a[0]).slice(0, 8);
      expect([...list.items.subarray(0, list.size)]).toEqual(best.map(([item]) => item));
      expect([...list.keys.subarray(0, list.size)]).toEqual(best.map(([, key]) => key));
    }),
  );
});

it('says when it no longer knows what belongs at its end', () => {
  const list = new RankedList(2);
  for (const item of [1, 2, 3]) list.offer(item, item, 0);
  expect(list.complete).toBe(true);
  list.remove(3);
  expect(list.complete).toBe(false);
  expect([...list.items.subarray(0, list.size)]).toEqual([2]);
});
