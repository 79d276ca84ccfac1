import { type ArmCounts, experimentResults } from '@quen/engine';
import { expect, it } from 'vitest';
import { correctedP, judgeArms } from './judge-arms.ts';

const arm = (variant: string | null, conversions: number, people: number, weight = 1): ArmCounts => ({
  variant,
  weight,
  people,
  conversions,
  revenueMinor: 0,
  revenueSquares: 0,
});
const judge = (...counts: ArmCounts[]) => {
  const { arms } = experimentResults(counts);
  const { verdict, winner, worse } = judgeArms(arms);
  return [verdict, winner === undefined ? null : (winner.variant ?? 'holdout'), worse.map(({ variant }) => variant)];
};

it('names the variant that is told from the control and above it, the best of several', () => {
  expect(judge(arm('a', 60, 600), arm('b', 150, 600))).toEqual(['winner', 'b', []]);
  expect(judge(arm('a', 60, 600), arm('b', 150, 600), arm('c', 160, 600))).toEqual(['winner', 'c', []]);
  expect(judge(arm('a', 150, 600), arm('b', 140, 600), arm(null, 60, 600))).toEqual(['winner', 'a', []]);
});

it('names no winner where only a loser differs', () => {
  expect(judge(arm('a', 92, 219), arm('b', 86, 191), arm('c', 3, 190))).toEqual(['loser', null, ['c']]);
  expect(judge(arm('a', 60, 600), arm('b', 150, 600), arm('c', 3, 600))).toEqual(['winner', 'b', ['c']]);
});

it('names the control where all others are below it', () => {
  expect(judge(arm('a', 150, 600), arm('b', 60, 600))).toEqual(['winner', 'a', ['b']]);
  expect(judge(arm('a', 60, 600), arm(null, 150, 600))).toEqual(['winner', 'holdout', ['a']]);
  // One that is still to come may be better.
  expect(judge(arm('a', 150, 600), arm('b', 60, 600), arm('c', 0, 0))).toEqual(['loser', null, ['b']]);
});

it('does not count an arm that nobody was in', () => {
  const two = experimentResults([arm('a', 5, 209), arm('b', 20, 211)]).arms;
  const three = experimentResults([arm('a', 5, 209), arm('b', 20, 211), arm('c', 0, 0, 0)]).arms;
  const values = (arms: typeof two) => arms.map((each) => correctedP(each, arms));
  expect(values(three)).toEqual([...values(two), null]);
  expect(judgeArms(three).sequentialP).toBe(judgeArms(two).sequentialP);
  expect(judge(arm('a', 5, 209), arm('b', 0, 0))).toEqual(['too_early', null, []]);
});
