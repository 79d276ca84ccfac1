import { describe, expect, it } from 'vitest';
import { createSignInThrottle } from './sign-in-throttle.ts';

const options = { free: 3, firstWaitMs: 1_000, longestWaitMs: 60_000 };

describe('the throttle of sign-ins', () => {
  it('lets a few fail, then makes each wait twice as long, up to the longest', () => {
    const throttle = createSignInThrottle(options);
    let nowMs = 0;
    const waits: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++) {
      const seconds = throttle.begin('a', nowMs);
      waits.push(seconds);
      nowMs += seconds * 1000;
      if (seconds > 0) expect(throttle.begin('a', nowMs)).toBe(0);
    }
    expect(waits).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('counts attempts that are not finished', () => {
    const throttle = createSignInThrottle(options);
    for (let attempt = 0; attempt < 3; attempt++) expect(throttle.begin('a', 0)).toBe(0);
    expect(throttle.begin('a', 0)).toBe(1);
    expect(throttle.begin('b', 0)).toBe(0);
  });

  it('begins anew after a success, or takes only that one back', () => {
    const throttle = createSignInThrottle(options);
    for (let attempt = 0; attempt < 3; attempt++) throttle.begin('a', 0);
    throttle.succeed('a', false);
    expect(throttle.begin('a', 0)).toBe(0);
    expect(throttle.begin('a', 0)).toBeGreaterThan(0);
    throttle.succeed('a', true);
    expect([0, 0, 0].map(() => throttle.begin('a', 0))).toEqual([0, 0, 0]);
  });

  it('remembers a bounded number, the oldest forgotten first', () => {
    const throttle = createSignInThrottle(options);
    for (let attempt = 0; attempt < 3; attempt++) throttle.begin('first', 0);
    for (let key = 0; key < 20_000; key++) throttle.begin(String(key), 1);
    expect(throttle.begin('first', 1)).toBe(0);
  });
});
