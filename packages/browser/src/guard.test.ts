import { expect, it } from 'vitest';
import { guard } from './guard.ts';

it('passes arguments and answers through, and swallows what is thrown', () => {
  expect(guard((a: number, b: number) => a + b)(1, 2)).toBe(3);
  expect(
    guard(() => {
      throw new Error('no');
    })(),
  ).toBeUndefined();
});
