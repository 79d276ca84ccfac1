import type { BacktestFigures } from '@quen/engine';
import type { Campaign, Result } from '@quen/protocol';
import type { Backtest, BacktestCounts } from '../console-api/types/rules.ts';
import type { CollectorCore } from '../server/core.ts';
import { backtestCampaign } from './backtest-campaign.ts';

/** A few milliseconds between requests: editing waits a little longer so that visitors do not. */
const sliceMs = 5;

/** Backtests a draft inside the running service, in slices between requests, as the console shows it. */
export async function backtestForConsole(core: CollectorCore, draft: Campaign, days: number): Promise<Result<Backtest>> {
  const startedAt = performance.now();
  const report = await backtestCampaign({
    storage: core.storage,
    running: core.rules.compiled,
    profileOf: core.identities.profileOf,
    draft,
    days,
    nowMs: core.now(),
    sliceMs,
  });
  if (!report.ok) return report;
  const { events, draft: drafted, running } = report.value;
  const offers = draft.variants.some(({ content }) => content.kind === 'offer');
  const runningCampaign = core.rules.compiled.campaigns.get(draft.id);
  const runningOffers = runningCampaign?.source.variants.some(({ content }) => content.kind === 'offer') ?? false;
  return {
    ok: true,
    value: {
      days,
      events,
      tookMs: Math.round(performance.now() - startedAt),
      chancesFrom: chancesFrom(drafted),
      draft: toCounts(drafted, offers),
      running: running === null ? null : toCounts(running, runningOffers),
    },
  };
}

function chancesFrom({ chances: { asked, pageViews } }: BacktestFigures): Backtest['chancesFrom'] {
  return pageViews === 0 ? 'requests' : asked === 0 ? 'page_views' : 'both';
}

function toCounts(figures: BacktestFigures, offers: boolean): BacktestCounts {
  const { chances, qualified, seen, capped, heldOut, reasons, maxCostMinor } = figures;
  return {
    chances: chances.asked + chances.pageViews,
    qualifiedPeople: qualified.people,
    qualifiedViews: qualified.views,
    shown: seen.views,
    capped: capped.views,
    heldOut: heldOut.views,
    noConsent: reasons.NO_CONSENT ?? 0,
    maxCostMinor: offers ? maxCostMinor : null,
  };
}
