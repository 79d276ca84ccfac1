import { describe, expect, it } from 'vitest';
import type { ArmCounts } from './arm-counts.ts';
import { experimentResults } from './experiment-results.ts';
import { sampleRatio } from './sample-ratio.ts';
import { leastShare, thompsonAllocation } from './thompson-allocation.ts';

const arm = (variant: string | null, people: number, conversions: number, weight = 1): ArmCounts => ({
  variant,
  weight,
  people,
  conversions,
  revenueMinor: conversions * 100,
  revenueSquares: conversions * 10_000,
});

describe('experimentResults', () => {
  it('measures each variant against those held out', () => {
    const { arms } = experimentResults([arm('a', 9500, 950, 19), arm(null, 500, 40)]);
    expect(arms[1]).toMatchObject({ control: true, uplift: null, rate: 0.08 });
    expect(arms[0]?.uplift?.relative).toBeCloseTo(0.25, 12);
    const [low, high] = arms[0]?.uplift?.relativeInterval ?? [0, 0];
    expect(low).toBeLessThan(0.25);
    expect(high).toBeGreaterThan(0.25);
    expect(arms[0]?.revenuePerPersonMinor).toBe(10);
    expect(arms[0]?.uplift?.revenue.difference).toBeCloseTo(2, 12);
  });

  it('measures against the first where nobody is held out', () => {
    const { arms } = experimentResults([arm('a', 100, 10), arm('b', 100, 12), arm(null, 0, 0, 0)]);
    expect(arms.map(({ control }) => control)).toEqual([true, false, false]);
  });

  it('says nothing of nobody', () => {
    const { arms, sampleRatio: ratio } = experimentResults([arm('a', 0, 0), arm('b', 0, 0)]);
    expect(ratio).toBeNull();
    expect(arms[1]).toMatchObject({ control: false, rate: 0, chanceToWin: 0, uplift: null });
  });

  it('gives an arm that nobody was in no chance, and takes none from the others for it', () => {
    const two = experimentResults([arm('a', 209, 5), arm('b', 211, 85)]).arms;
    const three = experimentResults([arm('z', 0, 0, 0), arm('a', 209, 5), arm('b', 211, 85), arm('c', 0, 0, 0)]).arms;
    expect(three.map(({ chanceToWin }) => chanceToWin)).toEqual([0, two[0]?.chanceToWin, two[1]?.chanceToWin, 0]);
    expect(three.map(({ control }) => control)).toEqual([false, true, false, false]);
    expect(three.map(({ uplift }) => uplift?.relative)).toEqual([undefined, undefined, two[1]?.uplift?.relative, undefined]);
  });
});

describe('sampleRatio', () => {
  it('warns of a split that was not ordered, and not of one that was', () => {
    expect(sampleRatio([10_000, 10_500], [1, 1])).toMatchObject({ mismatch: true });
    expect(sampleRatio([10_000, 10_100], [1, 1])).toMatchObject({ mismatch: false });
    expect(sampleRatio([9000, 1000], [9, 1])).toMatchObject({ chiSquare: 0, pValue: 1 });
    // Worked by hand: (520 − 500)² / 500 twice is 1.6.
    expect(sampleRatio([520, 480], [1, 1])?.chiSquare).toBeCloseTo(1.6, 12);
    expect(sampleRatio([3, 4], [1, 1])).toBeNull();
  });
});

describe('thompsonAllocation', () => {
  it('begins even, follows what converts, and gives up on nothing', () => {
    expect(thompsonAllocation([arm('a', 0, 0), arm('b', 0, 0)])).toEqual([0.5, 0.5]);
    const [poor = 0, good = 0] = thompsonAllocation([arm('a', 2000, 20), arm('b', 2000, 80)]);
    expect(poor).toBeCloseTo(leastShare, 6);
    expect(poor + good).toBeCloseTo(1, 12);
  });
});
