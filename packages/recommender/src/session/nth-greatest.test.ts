import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findGreatest, nthGreatest } from './nth-greatest.ts';

it('selects what sorting would', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 200 }), fc.nat(), (values, n) => {
      const place = n % values.length;
      const sorted = values.slice().sort((a, b) => b - a);
      expect(nthGreatest(Float64Array.from(values), values.length, place + 1)).toBe(sorted[place]);
    }),
  );
});

it('selects among values of any spread', () => {
  const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.double({ min: 0, max: 1e-300, noNaN: true }));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 200 }), fc.nat(), (values, n) => {
      const place = n % values.length;
      const sorted = Float64Array.from(values).sort().reverse();
      expect(nthGreatest(Float64Array.from(values), values.length, place + 1) + 0).toBe((sorted[place] as number) + 0);
    }),
  );
});

it('finds the greatest in their order, of those level at the bar the first', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 100 }), fc.nat(60), (values, n) => {
      const places = new Int32Array(60);
      const count = findGreatest(Float64Array.from(values), values.length, n, places);
      const sorted = values.map((value, place) => ({ value, place })).sort((a, b) => b.value - a.value || a.place - b.place);
      const expected = sorted.slice(0, n).map(({ place }) => place);
      expect([...places.subarray(0, count)]).toEqual(expected.sort((a, b) => a - b));
    }),
  );
});
