import { type CompiledCampaign, thompsonAllocation } from '@quen/engine';
import type { CurrentRules } from '../decisions/current-rules.ts';
import type { IdentityGraph } from '../identity/identity-graph.ts';
import type { Ingest } from '../ingest/ingest.ts';
import type { Log } from '../server/log.ts';
import type { Storage } from '../storage/storage.ts';
import { type CampaignTally, createCampaignTally, tallyKey } from './campaign-tally.ts';
import { createHeldOutTeller, type HeldOutDecision } from './held-out-teller.ts';

export interface ExperimentsOptions {
  readonly storage: Storage;
  readonly rules: CurrentRules;
  readonly identities: IdentityGraph;
  readonly ingest: Ingest;
  readonly now: () => number;
  readonly log: Log;
}

/** What campaigns did, counted from the log, and what adaptive ones make of it. */
export interface Experiments {
  /** Has those who are held out written into the log. */
  noteHeldOut(decision: HeldOutDecision): void;
  /** The present chances of an adaptive campaign's variants, in their order; undefined for all others, and before the first count. */
  readonly allocation: (campaignId: string) => readonly number[] | undefined;
  /** The campaign's counts up to the log's end; undefined when there is no such campaign. */
  tallyOf(campaignId: string): Promise<CampaignTally | undefined>;
  /** Computes the chances of all adaptive campaigns anew; it runs by itself every few minutes. */
  reallocate(): Promise<void>;
  stop(): Promise<void>;
}

/** Counts kept in memory: those asked for last. The others are counted anew when they are asked for. */
const maxTallies = 16;
/** People who turn out to be one are counted as one at most this late. */
const recountEveryMs = 600_000;
const reallocateEveryMs = 300_000;

export function createExperiments(options: ExperimentsOptions): Experiments {
  const { storage, rules, identities, log, now } = options;
  const tallies = new Map<string, { readonly tally: CampaignTally; readonly begunAtMs: number; readonly begunAt: number }>();
  const chances = new Map<string, readonly number[]>();
  let running: Promise<unknown> = Promise.resolve();
  let allocatedVersion = -1;
  let stopped = false;

  async function tallyOf(campaignId: string): Promise<CampaignTally | undefined> {
    const { campaigns, shop } = rules.compiled;
    const campaign = campaigns.get(campaignId);
    if (campaign === undefined) return undefined;
    let entry = tallies.get(campaignId);
    tallies.delete(campaignId);
    if (entry !== undefined && (entry.tally.key !== tallyKey(campaign, shop.currency) || (await isOutdated(entry)))) {
      entry = undefined;
    }
    entry ??= {
      tally: createCampaignTally(campaign, shop.currency, storage.log, identities.profileOf),
      begunAtMs: now(),
      begunAt: await storage.log.head(),
    };
    await entry.tally.catchUp();
    tallies.set(campaignId, entry);
    for (const id of tallies.keys()) {
      if (tallies.size <= maxTallies) break;
      tallies.delete(id);
    }
    return entry.tally;
  }

  /** Whether people have been joined or parted since it was begun: then some of its people are counted twice, or as one. */
  async function isOutdated({ begunAtMs, begunAt }: { readonly begunAtMs: number; readonly begunAt: number }): Promise<boolean> {
    if (now() - begunAtMs < recountEveryMs) return false;
    return (await storage.profiles.merges(50)).some(({ kind, position }) => kind !== 'refused' && position > begunAt);
  }

  /** One at a time: a tally goes on from where it was left. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = running.then(work);
    running = result.catch(() => undefined);
    return result;
  }

  async function reallocate(): Promise<void> {
    const { campaigns, version } = rules.compiled;
    for (const id of chances.keys()) if (!isAdaptive(campaigns.get(id))) chances.delete(id);
    for (const campaign of campaigns.values()) {
      if (stopped || !isAdaptive(campaign)) continue;
      const tally = await tallyOf(campaign.id);
      if (tally !== undefined) chances.set(campaign.id, allocate(campaign, tally));
    }
    allocatedVersion = version;
  }

  let allocatedAtMs = Number.NEGATIVE_INFINITY;
  const clock = setInterval(reallocateWhenDue, 15_000);
  clock.unref();
  reallocateWhenDue();

  function reallocateWhenDue(): void {
    const due = performance.now() - allocatedAtMs >= reallocateEveryMs || allocatedVersion !== rules.compiled.version;
    if (!due || ![...rules.compiled.campaigns.values()].some(isAdaptive)) return;
    allocatedAtMs = performance.now();
    inTurn(reallocate).catch((error: unknown) => {
      log({ level: 'warn', message: 'Adaptive campaigns keep their former chances', fault: String(error) });
    });
  }

  return {
    noteHeldOut: createHeldOutTeller({ ingest: options.ingest, shop: () => rules.compiled.shop, log }),
    allocation: (campaignId) => {
      const found = chances.get(campaignId);
      // A variant may have come or gone since.
      return found?.length === rules.compiled.campaigns.get(campaignId)?.variants.length ? found : undefined;
    },
    tallyOf: (campaignId) => inTurn(() => tallyOf(campaignId)),
    reallocate: () => inTurn(reallocate),
    stop: async () => {
      stopped = true;
      clearInterval(clock);
      await running;
    },
  };
}

function isAdaptive(campaign: CompiledCampaign | undefined): boolean {
  return campaign?.live === true && campaign.source.allocation === 'adaptive' && campaign.variants.length > 1;
}

/** Chances in the order of the variants; one that is switched off has none. */
function allocate(campaign: CompiledCampaign, tally: CampaignTally): readonly number[] {
  const counts = tally.counts();
  const on = campaign.variants.filter(({ weight }) => weight > 0);
  const shares = thompsonAllocation(
    on.map(({ id }) => counts.find(({ variant }) => variant === id) ?? { people: 0, conversions: 0 }),
  );
  return campaign.variants.map((variant) => shares[on.indexOf(variant)] ?? 0);
}
