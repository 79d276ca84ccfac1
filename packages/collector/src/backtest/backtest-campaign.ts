import { type BacktestReport, type CompiledRuleSet, compileRuleSet, createBacktest, withDraft } from '@quen/engine';
import type { Campaign, Result } from '@quen/protocol';
import { strategyNames } from '@quen/recommender';
import type { Storage, StoredQuestion } from '../storage/storage.ts';
import { createRequestReader, isBefore, readAskedSince } from './read-requests.ts';

export interface BacktestOptions {
  readonly storage: Storage;
  readonly running: CompiledRuleSet;
  /** Which profile an identity belongs to now. */
  readonly profileOf: (identity: string) => string | Promise<string>;
  /** The campaign as it would be. */
  readonly draft: Campaign;
  /** How many days before `nowMs` are counted; older events only make people known. */
  readonly days: number;
  readonly nowMs: number;
  /** Told the share done, 0 to 1. */
  readonly progress?: (share: number, events: number) => void;
  /** How long it may work before others have their turn, in milliseconds. */
  readonly sliceMs: number;
}

const dayMs = 86_400_000;
const page = 500;

/** Replays the log against a draft, beside the version that is running. Nothing is written. */
export async function backtestCampaign(options: BacktestOptions): Promise<Result<BacktestReport>> {
  const { storage, running, profileOf, draft, nowMs, sliceMs } = options;
  const drafted = compileRuleSet(withDraft(running.source, draft), { strategies: strategyNames });
  if (!drafted.ok) return drafted;
  const placements = placementsOf(draft, running.campaigns.get(draft.id)?.source);
  const backtest = createBacktest({
    running,
    draft: drafted.value,
    campaignId: draft.id,
    fromMs: nowMs - options.days * dayMs,
    toMs: nowMs,
    askedSinceMs: await readAskedSince(storage, placements),
  });
  const requests = createRequestReader(storage, placements);
  let request = await requests.next();
  const ask = async ({ atMs, question }: StoredQuestion): Promise<void> => {
    backtest.ask({ atMs, question }, await profileOf(question.identity));
    request = await requests.next();
  };
  const head = await storage.log.head();
  let until = performance.now() + sliceMs;
  let events = 0;
  for (let after = 0; after < head; ) {
    const part = await storage.log.readLean({ after, upTo: head, limit: page }, backtest.looksAt);
    for (const event of part) {
      while (request !== null && isBefore(request, event)) await ask(request);
      const owner = profileOf(event.identity);
      backtest.observe(event, typeof owner === 'string' ? owner : await owner);
      after = event.position;
    }
    events += part.length;
    if (part.length < page) break;
    if (performance.now() < until) continue;
    options.progress?.(after / head, events);
    await new Promise((resolve) => setImmediate(resolve));
    until = performance.now() + sliceMs;
  }
  while (request !== null) await ask(request);
  options.progress?.(1, events);
  return { ok: true, value: backtest.report() };
}

function placementsOf(...campaigns: readonly (Campaign | undefined)[]): readonly string[] {
  return [...new Set(campaigns.flatMap((campaign) => campaign?.placements ?? []))];
}
