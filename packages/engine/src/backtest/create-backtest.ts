import type { Campaign, LoggedEvent, Profile, RuleSet } from '@quen/protocol';
import { createProfile } from '../profile/create-profile.ts';
import { foldProfile } from '../profile/fold-profile.ts';
import { type EventLook, planFold } from '../profile/plan-fold.ts';
import type { CompiledCampaign, CompiledRuleSet } from '../rule-set/compiled-rule-set.ts';
import type { BacktestReport } from './backtest-figures.ts';
import { type AskedRequest, chanceOfRequest, chanceOfView } from './chance.ts';
import { createRehearsal, type Rehearsal } from './rehearsal.ts';
import { type RehearsalNeeds, rehearsalNeeds } from './rehearsal-needs.ts';

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
  /**
   * From when on each placement is known to have been asked for; absent where it is not known at all. From then on the chances of a
   * campaign in it are the requests that are told by `ask`, and no longer the page views of browsers.
   */
  readonly askedSinceMs?: ReadonlyMap<string, number>;
  /** `all` folds whole profiles, which takes longer and counts the same. */
  readonly fold?: 'needed' | 'all';
}

/** A draft on its way through the log. */
export interface Backtest {
  /** What it looks at in events: the rest may be left out of those it is shown. */
  readonly looksAt: EventLook;
  /** Takes the next event and whose it is. */
  observe(event: LoggedEvent, profileId: string): void;
  /** Takes a request that asked for placements, after the events of before it. */
  ask(request: AskedRequest, profileId: string): void;
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
 * their own, so that the two columns differ by what the marketer changed and by nothing else. Each request for one of its placements
 * is one chance to be seen; where no requests are known, each page view is; in imported click logs, which have none, each product
 * view. Content is taken to be available, bots are left out.
 *
 * @throws RangeError when the draft's rules have no such campaign.
 */
export function createBacktest(options: BacktestOptions): Backtest {
  const { running, draft, campaignId, fromMs, toMs, askedSinceMs = new Map(), fold = 'needed' } = options;
  const drafted = draft.campaigns.get(campaignId);
  if (drafted === undefined) throw new RangeError(`the draft's rules have no campaign "${campaignId}"`);
  const current = running.campaigns.get(campaignId);
  const draftRehearsal = rehearse(drafted, draft, askedSinceMs);
  const runningRehearsal = current === undefined ? null : rehearse(current, running, askedSinceMs);
  const rehearsals = runningRehearsal === null ? [draftRehearsal] : [draftRehearsal, runningRehearsal];
  const needs = rehearsalNeeds(
    current === undefined
      ? [[drafted, draft]]
      : [
          [drafted, draft],
          [current, running],
        ],
  );
  const plan = planFold(needs);
  const profiles = new Map<string, Profile>();
  let events = 0;
  let pageViews = 0;

  function profileOf(id: string, atMs: number): Profile {
    const known = profiles.get(id);
    if (known !== undefined) return known;
    const fresh = createProfile(id, atMs);
    profiles.set(id, fresh);
    return fresh;
  }

  function view(profile: Profile, event: LoggedEvent): void {
    pageViews++;
    const chance = chanceOfView(event, needs.request || fold === 'all');
    for (const { rehearsal, askedSinceMs: sinceMs } of rehearsals) {
      // A browser that shows pages also asks what to show: from when on that is known, its page views say nothing more.
      if (event.source !== 'browser' || event.occurredAtMs < sinceMs) rehearsal.chance(profile, chance);
    }
  }

  return {
    looksAt: fold === 'all' ? { bodies: null, ids: true, claims: true } : withViewsAndOrders(plan.looksAt, needs),
    observe(event, profileId) {
      if (event.flags.includes('bot')) return;
      events++;
      const profile = profileOf(profileId, event.occurredAtMs);
      if (fold === 'all') foldProfile(profile, event, draft.shop);
      else plan.fold(profile, event, draft.shop);
      if (event.occurredAtMs < fromMs || event.occurredAtMs >= toMs) return;
      if (event.name === 'page_view' || (event.source === 'import' && event.name === 'view_item')) view(profile, event);
      else if (event.name === 'purchase') for (const { rehearsal } of rehearsals) rehearsal.order(profile, event);
    },
    ask(request, profileId) {
      if (request.atMs < fromMs || request.atMs >= toMs) return;
      const profile = profileOf(profileId, request.atMs);
      const chance = chanceOfRequest(request);
      for (const { rehearsal } of rehearsals) rehearsal.chance(profile, chance);
    },
    report: () => ({
      fromMs,
      toMs,
      events,
      people: profiles.size,
      pageViews,
      currency: draft.shop.currency,
      draft: draftRehearsal.rehearsal.figures(),
      running: runningRehearsal?.rehearsal.figures() ?? null,
    }),
  };
}

interface Rehearsed {
  readonly rehearsal: Rehearsal;
  /** From when on its chances are requests. */
  readonly askedSinceMs: number;
}

function rehearse(campaign: CompiledCampaign, ruleSet: CompiledRuleSet, askedSinceMs: ReadonlyMap<string, number>): Rehearsed {
  const sinceMs = campaign.source.placements.map((id) => askedSinceMs.get(id) ?? Number.POSITIVE_INFINITY);
  return { rehearsal: createRehearsal(campaign, ruleSet), askedSinceMs: Math.min(...sinceMs) };
}

/** What the fold looks at, and what pages and orders are told by. */
function withViewsAndOrders({ bodies, ...rest }: EventLook, { request, orders }: RehearsalNeeds): EventLook {
  const more = [...(request ? ['page_view', 'view_item'] : []), ...(orders ? ['purchase'] : [])];
  return { bodies: bodies === null ? null : new Set([...bodies, ...more]), ...rest };
}
