import { sequentialTest } from '@quen/engine';
import { describe, expect, it } from 'vitest';
import { peopleNeeded } from './people-needed.ts';

describe('peopleNeeded', () => {
  it('is where the always-valid test crosses 5 %', () => {
    const rates = { treated: 0.06, control: 0.04 };
    const needed = peopleNeeded({
      treated: { people: 1000, conversions: 60 },
      control: { people: 250, conversions: 10 },
    });
    expect(needed).not.toBeNull();
    const pValue = (people: number): number => {
      const sample = (share: number, mean: number) => ({ people: people * share, mean, variance: mean * (1 - mean) });
      const pooled = 0.8 * rates.treated + 0.2 * rates.control;
      return sequentialTest(sample(0.8, rates.treated), sample(0.2, rates.control), pooled * (1 - pooled)).pValue;
    };
    expect(pValue(needed ?? 0)).toBeLessThanOrEqual(0.05);
    expect(pValue((needed ?? 0) * 0.99)).toBeGreaterThan(0.05);
  });

  it('is unknown without a difference, or without people', () => {
    const some = { people: 100, conversions: 10 };
    expect(peopleNeeded({ treated: some, control: some })).toBeNull();
    expect(peopleNeeded({ treated: some, control: { people: 0, conversions: 0 } })).toBeNull();
    expect(peopleNeeded({ treated: { people: 5, conversions: 0 }, control: { people: 9, conversions: 0 } })).toBeNull();
  });
});
