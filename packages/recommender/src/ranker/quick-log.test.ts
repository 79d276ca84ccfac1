import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quickLog } from './quick-log.ts';

it('is the logarithm, nearly, of anything a feature may be', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
      expect(Math.abs(quickLog(value) - Math.log(value))).toBeLessThan(3e-6);
    }),
  );
});
