import { weightAt } from '@quen/engine';
import type { DecidePage, Decision, Placement, PlacementTrace, Product, Profile, ShopSettings } from '@quen/protocol';
import { decideRequest } from '../decisions/decide-request.ts';
import { customerIdsOf } from '../identity/customer-ids.ts';
import type { CollectorCore } from '../server/core.ts';
import type { DecisionRecord, StoredEvent } from '../storage/storage.ts';

/** An interest with its weight now. */
export interface WeighedInterest {
  readonly name: string;
  readonly weight: number;
}

/** All the debug view shows of one visitor. */
export interface DebugState {
  readonly anonymousId: string | null;
  readonly nowMs: number;
  readonly shop: ShopSettings;
  readonly placements: readonly Placement[];
  /** Of the rules in force. */
  readonly version: number;
  readonly profile: Profile | null;
  readonly interests: {
    readonly category: readonly WeighedInterest[];
    readonly brand: readonly WeighedInterest[];
    readonly priceBand: readonly WeighedInterest[];
  };
  readonly events: readonly StoredEvent[];
  readonly decisions: readonly DecisionRecord[];
  /** The page that is asked for: the one the visitor was on last. */
  readonly page: DecidePage;
  readonly now: { readonly decisions: readonly Decision[]; readonly trace: readonly PlacementTrace[] };
  productOf(id: string): Product | undefined;
}

const shownEvents = 25;
const shownDecisions = 8;
const shownInterests = 6;

/** Gathers what is known of the visitor with this cookie. Nothing is written: the decision is asked for as a dry run. */
export async function readDebugState(core: CollectorCore, anonymousId: string | null): Promise<DebugState> {
  const nowMs = core.now();
  const { compiled } = core.rules;
  const { shop } = compiled;
  const placements = [...compiled.placements.values()].map(({ source }) => source);
  const base = { anonymousId, nowMs, shop, placements, version: compiled.version, productOf: core.products.get };
  const empty: DebugState = {
    ...base,
    profile: null,
    interests: { category: [], brand: [], priceBand: [] },
    events: [],
    decisions: [],
    page: { url: '/' },
    now: { decisions: [], trace: [] },
  };
  if (anonymousId === null) return empty;
  const identity = `a:${anonymousId}`;
  const profile = (await core.folder.read(identity))?.profile;
  if (profile === undefined) return empty;
  const links = await core.storage.profiles.linksOf(profile.id);
  const events = await core.storage.log.readNewest([...new Set([identity, ...links])], shownEvents);
  const page = pageOf(events);
  // One by one: on a page together, placements would leave each other's products out.
  const answers = await Promise.all(
    placements.map(({ id }) =>
      decideRequest(core, {
        request: { placements: [id], page, anonymousId, explain: true, dryRun: true },
        source: 'server',
        provenUserId: null,
        consent: {},
        receivedAtMs: nowMs,
      }),
    ),
  );
  const weigh = (entries: Profile['affinities']['category']): readonly WeighedInterest[] =>
    Object.entries(entries)
      .map(([name, entry]) => ({ name, weight: weightAt(entry, nowMs, shop.affinityHalfLifeDays * 86_400_000) }))
      .filter(({ weight }) => weight >= 0.01)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, shownInterests);
  return {
    ...base,
    profile,
    interests: {
      category: weigh(profile.affinities.category),
      brand: weigh(profile.affinities.brand),
      priceBand: weigh(profile.affinities.priceBand),
    },
    events,
    decisions: await core.storage.decisions.newest(await customerIdsOf(core.identities, identity), shownDecisions),
    page,
    now: {
      decisions: answers.flatMap(({ decisions }) => decisions),
      trace: answers.flatMap(({ trace }) => trace ?? []),
    },
  };
}

/** The page of the newest event that tells one, with the product looked at there. */
function pageOf(events: readonly StoredEvent[]): DecidePage {
  const last = events.find((event) => event.context.page?.url !== undefined);
  const url = last?.context.page?.url;
  if (last === undefined || url === undefined) return { url: '/' };
  const same = events.filter((event) => event.context.page?.url === url);
  const type = same.find((event) => event.context.page?.type !== undefined)?.context.page?.type;
  const items = same.find((event) => event.name === 'view_item')?.properties['items'];
  const itemId = Array.isArray(items) ? (items[0] as { item_id?: unknown } | undefined)?.item_id : undefined;
  return { url, ...(type !== undefined && { type }), ...(typeof itemId === 'string' && { itemId }) };
}
