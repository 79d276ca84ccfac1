import { MantineProvider } from '@mantine/core';
import type { Uplift } from '@quen/collector/console-api';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { LanguageProvider } from '../../i18n/language.tsx';
import { UpliftCard } from './uplift-card.tsx';

const uplift: Uplift = {
  metric: 'conversion',
  treated: 0.06,
  heldOut: 0.04,
  difference: 0.02,
  low: 0.005,
  high: 0.035,
  treatedVisitors: 5000,
  heldOutVisitors: 1000,
} as Uplift;

it.each([
  ['vi', '+2 điểm phần trăm', '+0,5 điểm phần trăm', '4%'],
  ['en', '+2 points', '+0.5 points', '4%'],
])('tells a difference of rates in percentage points, in %s', (language, difference, low, rate) => {
  // biome-ignore lint/suspicious/noDocumentCookie: it stands there as a browser would have it.
  document.cookie = `quen_console_language=${language};path=/`;
  const text = renderToStaticMarkup(
    <MantineProvider env="test">
      <LanguageProvider>
        <UpliftCard uplift={[uplift]} />
      </LanguageProvider>
    </MantineProvider>,
  );
  for (const part of [difference, low, rate]) expect(text).toContain(part);
});
