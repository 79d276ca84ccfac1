import type { RuleSet } from '@quen/protocol';
import { afterEach, expect, it, vi } from 'vitest';
import { show } from '../../../test/show.tsx';
import { CampaignCalendar } from './campaign-calendar.tsx';

afterEach(() => {
  vi.useRealTimers();
});

it('begins a week before the shop’s today, which is not yet that of UTC', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-21T01:00:00+07:00') });
  const ruleSet: Pick<RuleSet, 'placements' | 'campaigns'> = { placements: [], campaigns: [] };
  const place = await show(<CampaignCalendar ruleSet={ruleSet as RuleSet} />);
  expect(place.textContent).toContain('14/11/2026 – 11/12/2026');
  const days = [...place.querySelectorAll('section p')];
  expect(
    days.filter((day) => day instanceof HTMLElement && day.style.fontWeight === '700').map((day) => day.textContent),
  ).toEqual(['21']);
});
