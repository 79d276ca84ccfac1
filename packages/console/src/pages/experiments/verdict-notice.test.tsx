import type { ArmResult, ExperimentResults } from '@quen/collector/console-api';
import { expect, it } from 'vitest';
import { show } from '../../../test/show.tsx';
import { VerdictNotice } from './verdict-notice.tsx';

const arm = (variant: string, chanceToWin: number): ArmResult => ({
  variant,
  people: 200,
  exposures: 200,
  clicks: 0,
  conversions: 80,
  revenueMinor: 0,
  rate: 0.4,
  rateLow: 0.35,
  rateHigh: 0.45,
  chanceToWin,
  uplift: null,
  upliftLow: null,
  upliftHigh: null,
  sequentialP: null,
  rateDifference: null,
  revenueDifferenceMinor: null,
});
const results: ExperimentResults = {
  campaign: 'hello',
  goal: { event: 'purchase', windowDays: 7 },
  startedAtMs: null,
  arms: [arm('a', 0.3), arm('b', 0.7), arm('c', 0)],
  sampleRatioP: null,
  sequentialP: 0.001,
  peopleNeeded: null,
  control: 'a',
  verdict: 'winner',
  winner: null,
  worse: [],
};

async function told(more: Partial<ExperimentResults>): Promise<string> {
  const nameOf = (variant: string): string => variant.toUpperCase();
  const place = await show(<VerdictNotice results={{ ...results, ...more }} nameOf={nameOf} />, 'en');
  return place.textContent ?? '';
}

it('calls better only what won, and names what lost', async () => {
  expect(await told({ verdict: 'winner', winner: 'c' })).toContain('“C” is clearly better than “A”');
  expect(await told({ verdict: 'winner', winner: 'a', worse: ['b', 'c'] })).toContain(
    '“A” is clearly better than all the others',
  );
  expect(await told({ verdict: 'winner', winner: 'holdout', control: 'holdout' })).toContain('do not see the campaign');
  const lost = await told({ verdict: 'loser', worse: ['c'] });
  expect(lost).toContain('Clearly worse than “A”: “C”');
  expect(lost).not.toContain('clearly better');
});
