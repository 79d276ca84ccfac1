import { MantineProvider } from '@mantine/core';
import type { ArmResult, ExperimentResults } from '@quen/collector/console-api';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { LanguageProvider } from '../../i18n/language.tsx';
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

async function show(more: Partial<ExperimentResults>): Promise<string> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  // biome-ignore lint/suspicious/noDocumentCookie: it stands there as a browser would have it.
  document.cookie = 'quen_console_language=en;path=/';
  const place = document.createElement('div');
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <MantineProvider env="test">
        <LanguageProvider>
          <VerdictNotice results={{ ...results, ...more }} nameOf={(variant) => variant.toUpperCase()} />
        </LanguageProvider>
      </MantineProvider>,
    ),
  );
  const text = place.textContent ?? '';
  await act(async () => root.unmount());
  return text;
}

it('calls better only what won, and names what lost', async () => {
  expect(await show({ verdict: 'winner', winner: 'c' })).toContain('“C” is clearly better than “A”');
  expect(await show({ verdict: 'winner', winner: 'a', worse: ['b', 'c'] })).toContain(
    '“A” is clearly better than all the others',
  );
  expect(await show({ verdict: 'winner', winner: 'holdout', control: 'holdout' })).toContain('do not see the campaign');
  const lost = await show({ verdict: 'loser', worse: ['c'] });
  expect(lost).toContain('Clearly worse than “A”: “C”');
  expect(lost).not.toContain('clearly better');
});
