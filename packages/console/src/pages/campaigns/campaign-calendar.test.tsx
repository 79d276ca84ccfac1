import { MantineProvider } from '@mantine/core';
import type { RuleSet } from '@quen/protocol';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { CampaignCalendar } from './campaign-calendar.tsx';

afterEach(() => {
  vi.useRealTimers();
});

it('begins a week before the shop’s today, which is not yet that of UTC', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-21T01:00:00+07:00') });
  const place = document.createElement('div');
  const root = createRoot(place);
  const ruleSet: Pick<RuleSet, 'placements' | 'campaigns'> = { placements: [], campaigns: [] };
  await act(async () =>
    root.render(
      <MantineProvider env="test">
        <CampaignCalendar ruleSet={ruleSet as RuleSet} />
      </MantineProvider>,
    ),
  );
  expect(place.textContent).toContain('14/11/2026 – 11/12/2026');
  const days = [...place.querySelectorAll('section p')];
  expect(
    days.filter((day) => day instanceof HTMLElement && day.style.fontWeight === '700').map((day) => day.textContent),
  ).toEqual(['21']);
  await act(async () => root.unmount());
});
