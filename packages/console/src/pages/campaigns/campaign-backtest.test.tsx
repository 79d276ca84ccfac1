import type { Backtest } from '@quen/collector/console-api';
import type { Campaign } from '@quen/protocol';
import { act } from 'react';
import { expect, it, vi } from 'vitest';
import { show } from '../../../test/show.tsx';
import { CampaignBacktest } from './campaign-backtest.tsx';

const campaign = { id: 'a', placements: ['home'], variants: [] } as unknown as Campaign;
const counts = {
  chances: 7,
  qualifiedPeople: 1,
  qualifiedViews: 7,
  shown: 7,
  capped: 0,
  heldOut: 0,
  noConsent: 0,
  maxCostMinor: null,
};
const answer: Backtest = { days: 7, events: 9, tookMs: 100, chancesFrom: 'requests', draft: counts, running: null };

it('does not let figures of seven days stand for thirty', async () => {
  vi.stubGlobal('fetch', async () => Response.json(answer));
  const place = await show(<CampaignBacktest campaign={campaign} isValid={true} />, 'en');
  const click = (element: Element | undefined): Promise<void> =>
    act(async () => void element?.dispatchEvent(new MouseEvent('click', { bubbles: true })));
  await click([...place.querySelectorAll('button')].find(({ textContent }) => textContent === 'Run'));
  await vi.waitFor(() => expect(place.textContent).toContain('Read 9 events'));
  expect(place.textContent).not.toContain('You have changed it since this run.');
  await click(place.querySelector('input') ?? undefined);
  await click([...document.querySelectorAll('[role=option]')].find(({ textContent }) => textContent === 'Past 30 days'));
  expect(place.textContent).toContain('You have changed it since this run.');
});
