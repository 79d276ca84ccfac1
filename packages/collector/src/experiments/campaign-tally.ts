import { type ArmCounts, type CompiledCampaign, createExperimentTally, goalOf, isHeldOutFrom, orderEvents } from '@quen/engine';
import type { LoggedEvent } from '@quen/protocol';
import type { Storage } from '../storage/storage.ts';

/** What was seen and clicked of an arm, each time counted. */
export interface ArmViews {
  exposures: number;
  clicks: number;
}

/** What a campaign's people did, up to a position of the log. */
export interface CampaignTally {
  /** What it counts; a campaign with another goal or other variants needs another tally. */
  readonly key: string;
  /** Counts on up to the log's end, in portions between requests. */
  catchUp(): Promise<void>;
  counts(): readonly ArmCounts[];
  /** By variant; null are those held out. */
  views(variant: string | null): Readonly<ArmViews>;
  /** The first exposure; null before. */
  readonly startedAtMs: number | null;
  /** The newest event it knows. */
  readonly position: number;
}

/** Positions looked at before requests have their turn. */
const portion = 2_000;

/** Tells tallies apart that count different things. */
export function tallyKey({ source, holdout }: CompiledCampaign, currency: string): string {
  return JSON.stringify([source.goal ?? null, source.variants.map(({ id, weight }) => [id, weight]), holdout, currency]);
}

/** Counts a campaign's people from the log's beginning, by who they are known to be now. */
export function createCampaignTally(
  campaign: CompiledCampaign,
  currency: string,
  log: Storage['log'],
  profileOf: (identity: string) => string | Promise<string>,
): CampaignTally {
  const tally = createExperimentTally(campaign, currency);
  const names = [...new Set(['exposure', 'click', ...orderEvents, goalOf(campaign.source).event])];
  const views = new Map<string | null, ArmViews>();
  let position = 0;
  let startedAtMs: number | null = null;

  function viewsOf(variant: string | null): ArmViews {
    let found = views.get(variant);
    if (found === undefined) {
      found = { exposures: 0, clicks: 0 };
      views.set(variant, found);
    }
    return found;
  }

  function countView({ name, properties, occurredAtMs, flags }: LoggedEvent): void {
    const heldOut = isHeldOutFrom(properties, campaign.id);
    if ((!heldOut && properties['campaign'] !== campaign.id) || flags.includes('bot')) return;
    const { variant } = properties;
    const arm = viewsOf(heldOut || typeof variant !== 'string' ? null : variant);
    if (name === 'click') arm.clicks++;
    else if (name === 'exposure') {
      arm.exposures++;
      startedAtMs = Math.min(startedAtMs ?? occurredAtMs, occurredAtMs);
    }
  }

  return {
    key: tallyKey(campaign, currency),
    async catchUp() {
      const head = await log.head();
      while (position < head) {
        const upTo = Math.min(head, position + portion);
        for (const event of await log.readNamed(names, { after: position, upTo })) {
          const owner = profileOf(event.identity);
          tally.observe(event, typeof owner === 'string' ? owner : await owner);
          countView(event);
        }
        position = upTo;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    counts: () => tally.counts(),
    views: viewsOf,
    get startedAtMs() {
      return startedAtMs;
    },
    get position() {
      return position;
    },
  };
}
