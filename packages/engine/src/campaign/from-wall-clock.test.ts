import { describe, expect, it } from 'vitest';
import { fromWallClock } from './from-wall-clock.ts';

const at = (text: string): number => Date.parse(text);

describe('fromWallClock', () => {
  it('takes summer time into account', () => {
    expect(fromWallClock('Europe/London', at('2025-07-01T12:00:00Z'))).toBe(at('2025-07-01T11:00:00Z'));
    expect(fromWallClock('Europe/London', at('2025-01-01T12:00:00Z'))).toBe(at('2025-01-01T12:00:00Z'));
    expect(fromWallClock('Asia/Ho_Chi_Minh', at('2025-12-24T00:00:00Z'))).toBe(at('2025-12-23T17:00:00Z'));
    expect(fromWallClock('America/New_York', at('2025-03-09T03:00:00Z'))).toBe(at('2025-03-09T07:00:00Z'));
  });

  it('takes the first of a time that comes twice, and moves a time that is skipped', () => {
    expect(fromWallClock('Europe/London', at('2025-10-26T01:30:00Z'))).toBe(at('2025-10-26T00:30:00Z'));
    expect(fromWallClock('Europe/London', at('2025-03-30T01:30:00Z'))).toBe(at('2025-03-30T01:30:00Z'));
  });
});
