import type { Campaign, LoggedEvent, Profile, RuleSet } from '@quen/protocol';
import { createProfile } from '../profile/create-profile.ts';
import { foldProfile } from '../profile/fold-profile.ts';
import type { CompiledRuleSet } from '../rule-set/compiled-rule-set.ts';
import type { BacktestReport } from './backtest-figures.ts';
import { createRehearsal, type Rehearsal } from './rehearsal.ts';

export interface BacktestOptions {
  /** The rules as they are. */
  readonly running: CompiledRuleSet;
  /** The rules with the draft in them: see `withDraft`. */
  readonly draft: CompiledRuleSet;
  readonly campaignId: string;
  /** Inclusive. Events before it are folded into profiles, and nothing is shown. */
  readonly fromMs: number;
  /** Exclusive. */
  readonly toMs: number;
}

/** A draft on its way through the log. */
export interface Backtest {
  /** Takes the next event and whose it is. */
  observe(event: LoggedEvent, profileId: string): void;
  /** What has been counted so far. */
  report(): BacktestReport;
}

/** The rules with a draft put in the place of the campaign of its id, or added to them. */
export function withDraft(ruleSet: RuleSet, draft: Campaign): RuleSet {
  const others = ruleSet.campaigns.filter((campaign) => campaign.id !== draft.id);
  return { ...ruleSet, campaigns: [...others, { ...draft, status: 'running' }] };
}

/**
 * Replays the log against a draft, beside the version that is running: both are rehearsed alike, with exposures and redemptions of
 * their own, so that the two columns differ by what the marketer changed and by nothing else. Each page view is one chance to be
 * seen; in imported click logs, which have none, each product view is. Content is taken to be available, bots are left out.
 *
 * @throws RangeError when the draft's rules have no such campaign.
 */
export function createBacktest({ running, draft, campaignId, fromMs, toMs }: BacktestOptions): Backtest {
  const drafted = draft.campaigns.get(campaignId);
  if (drafted === undefined) throw new RangeError(`the draft's rules have no campaign "${campaignId}"`);
  const current = running.campaigns.get(campaignId);
  const draftRehearsal = createRehearsal(drafted, draft);
  const runningRehearsal = current === undefined ? null : createRehearsal(current, running);
  const rehearsals: Rehearsal[] = runningRehearsal === null ? [draftRehearsal] : [draftRehearsal, runningRehearsal];
  const profiles = new Map<string, Profile>();
  let events = 0;
  let pageViews = 0;
  return {
    observe(event, profileId) {
      if (event.flags.includes('bot')) return;
      events++;
      let profile = profiles.get(profileId);
      if (profile === undefined) {
        profile = createProfile(profileId, event.occurredAtMs);
        profiles.set(profileId, profile);
      }
      foldProfile(profile, event, draft.shop);
      if (event.occurredAtMs < fromMs || event.occurredAtMs >= toMs) return;
      if (event.name === 'page_view' || (event.source === 'import' && event.name === 'view_item')) {
        pageViews++;
        for (const rehearsal of rehearsals) rehearsal.view(profile, event);
      } else if (event.name === 'purchase') for (const rehearsal of rehearsals) rehearsal.order(profile, event);
    },
    report: () => ({
      fromMs,
      toMs,
      events,
      people: profiles.size,
      pageViews,
      currency: draft.shop.currency,
      draft: draftRehearsal.figures(),
      running: runningRehearsal?.figures() ?? null,
    }),
  };
}
