import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecentMap } from './recent-map.ts';

describe('RecentMap', () => {
  it('holds what a map would whose keys are deleted and set again at every use', () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e', ''),
      what: fc.constantFrom('use', 'set', 'set', 'delete', 'deleteOldest', 'clear'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const recent = new RecentMap<number>();
        const plain = new Map<string, number>();
        steps.forEach(({ key, what }, value) => {
          const before = plain.get(key);
          if (what === 'use') {
            expect(recent.use(key)).toBe(before);
            if (before !== undefined) {
              plain.delete(key);
              plain.set(key, before);
            }
          } else if (what === 'set') {
            recent.set(key, value);
            plain.delete(key);
            plain.set(key, value);
          } else if (what === 'delete') {
            recent.delete(key);
            plain.delete(key);
          } else if (what === 'deleteOldest') {
            recent.deleteOldest();
            for (const oldest of plain.keys()) {
              plain.delete(oldest);
              break;
            }
          } else {
            recent.clear();
            plain.clear();
          }
          expect(recent.size).toBe(plain.size);
          expect([...recent]).toEqual([...plain]);
        });
      }),
    );
  });
});
