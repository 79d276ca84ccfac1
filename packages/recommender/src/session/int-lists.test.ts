import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IntLists } from './int-lists.ts';
import { TopList } from './top-list.ts';

describe('IntLists', () => {
  it('holds what arrays would, the newest of each list, through growth, clearing and a dump', () => {
    const step = fc.record({ list: fc.integer({ min: 0, max: 5 }), value: fc.integer(), clears: fc.integer({ min: 0, max: 9 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let lists = new IntLists(3);
        const plain = new Map<number, number[]>();
        steps.forEach(({ list, value, clears }, i) => {
          if (clears === 0) {
            lists.clear(list);
            plain.delete(list);
          } else {
            lists.push(list, value);
            plain.set(list, [...(plain.get(list) ?? []), value].slice(-8));
          }
          if (i === 100) {
            const copy = new IntLists(3);
            copy.load(lists.dump());
            lists = copy;
          }
        });
        for (let list = 0; list <= 5; list += 1) {
          const expected = plain.get(list) ?? [];
          expect(lists.length(list)).toBe(expected.length);
          expected.forEach((value, i) => {
            expect(lists.newest(list, expected.length - 1 - i)).toBe(value);
          });
        }
      }),
    );
  });

  it('uses cleared room again', () => {
    const lists = new IntLists(4);
    for (let round = 0; round < 1000; round += 1) {
      for (let i = 0; i < 16; i += 1) lists.push(round % 3, i);
      lists.clear(round % 3);
    }
    expect(lists.used).toBeLessThan(100);
  });
});

describe('TopList', () => {
  it('keeps the best, ties to the smaller id', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        (scores, capacity) => {
          const top = new TopList(capacity);
          scores.forEach((score, id) => {
            top.offer(id, score);
          });
          top.sort();
          const expected = scores.map((score, id) => ({ score, id })).sort((a, b) => b.score - a.score || a.id - b.id);
          expect([...top.ids.subarray(0, top.size)]).toEqual(expected.slice(0, capacity).map(({ id }) => id));
        },
      ),
    );
  });
});
