import { expect, it } from 'vitest';
import { createClock } from './clock.ts';

it('stands still until it is moved', () => {
  const clock = createClock(1000);
  expect(clock.now()).toBe(1000);
  expect(clock.advance(50)).toBe(1050);
  expect(clock.now()).toBe(1050);
  clock.set(7);
  expect(clock.now()).toBe(7);
});
