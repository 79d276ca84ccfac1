import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './random.ts';
import { createZipf } from './zipf.ts';

describe('createRandom', () => {
  it('draws the same numbers from the same seed, others from another', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const a = createRandom(seed);
        const b = createRandom(seed);
        const c = createRandom(seed + 1);
        const draws = (random: typeof a): number[] => Array.from({ length: 8 }, () => random.next());
        const first = draws(a);
        expect(first).toEqual(draws(b));
        expect(first).not.toEqual(draws(c));
      }),
    );
  });

  it('is even: each tenth gets a tenth of the draws', () => {
    const random = createRandom('even');
    const counts = new Array<number>(10).fill(0);
    for (let index = 0; index < 50_000; index += 1) {
      const tenth = Math.floor(random.next() * 10);
      counts[tenth] = (counts[tenth] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 5000)).toBeLessThan(350);
  });

  it('keeps int, pick and weighted within what was asked', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 50 }), (seed, min, span) => {
        const random = createRandom(seed);
        const drawn = random.int(min, min + span);
        expect(drawn).toBeGreaterThanOrEqual(min);
        expect(drawn).toBeLessThanOrEqual(min + span);
        expect(['a', 'b']).toContain(random.pick(['a', 'b']));
        expect(random.weighted(['never', 'always'], (value) => (value === 'never' ? 0 : 1))).toBe('always');
      }),
    );
    expect(() => createRandom(1).pick([])).toThrow(RangeError);
  });

  it('forks without moving', () => {
    const a = createRandom(5);
    const b = createRandom(5);
    a.fork('x').next();
    expect(a.next()).toBe(b.next());
    expect(createRandom(5).fork('x').next()).not.toBe(createRandom(5).fork('y').next());
  });
});

describe('createZipf', () => {
  it('draws ranks in proportion to their shares', () => {
    const zipf = createZipf(20, 1);
    const random = createRandom(3);
    const counts = new Array<number>(20).fill(0);
    for (let index = 0; index < 40_000; index += 1) {
      const rank = zipf.draw(random);
      counts[rank] = (counts[rank] ?? 0) + 1;
    }
    for (let rank = 0; rank < 20; rank += 1) expect(Math.abs((counts[rank] ?? 0) / 40_000 - zipf.share(rank))).toBeLessThan(0.01);
    expect(zipf.share(0)).toBeCloseTo(2 * zipf.share(1), 12);
    expect(() => createZipf(0)).toThrow(RangeError);
  });
});
