import { expect, it } from 'vitest';
import { memoryInUseMb } from './memory-in-use.ts';

/** Some 100 MB of texts and arrays. */
function much(): unknown[] {
  return Array.from({ length: 50_000 }, (_, at) => [`text ${at}`, new Float64Array(200), Array.from({ length: 50 }, () => at)]);
}

it('counts what is held, and not what was let go', () => {
  const before = memoryInUseMb();
  const whileHeld = (): number => {
    const held = much();
    const mb = memoryInUseMb();
    expect(held).toHaveLength(50_000);
    return mb;
  };
  expect(whileHeld() - before).toBeGreaterThan(50);
  expect(memoryInUseMb() - before).toBeLessThan(25);
});
