import { expect, it } from 'vitest';
import { sortInSlices } from './sort-in-slices.ts';

it.each([0, 1, 5, 8_192, 8_193, 30_000, 50_000])('sorts %i numbers as sorting at once does', (count) => {
  const values = Float32Array.from({ length: count }, (_, i) => (Math.imul(i + 1, 0x9e3779b1) >>> 0) % 1_000);
  const expected = values.slice().sort();
  let slices = 0;
  for (const run = sortInSlices(values); !run.next().done; ) slices += 1;
  expect(values).toEqual(expected);
  expect(slices).toBeGreaterThanOrEqual(Math.floor(count / 8_192));
});
