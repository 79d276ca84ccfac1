import type { LoggedEvent, Profile, ShopSettings } from '@quen/protocol';
import { createFoldStep } from './fold-step.ts';
import type { EventPart, ProfileAim, Projection } from './projection.ts';
import { projections } from './projections.ts';

/** What profiles are folded for. */
export interface FoldNeeds {
  readonly aims: ReadonlySet<ProfileAim>;
  /** Events whose details the history is to keep when `history.details` is an aim; null for all. */
  readonly eventDetails: ReadonlySet<string> | null;
}

/** A fold of no more than is needed. */
export interface FoldPlan {
  /** What is looked at in events of each name. */
  readonly looksAt: EventLook;
  /** As `foldProfile`, but parts that are not needed stay empty, and details that are not needed are as they fall. */
  fold(profile: Profile, event: LoggedEvent, shop: ShopSettings): void;
}

/** What a reader of the log looks at, so that the rest of the events need not be read. */
export interface EventLook {
  /** Names of events whose properties or circumstances are looked at; null for all. */
  readonly bodies: ReadonlySet<string> | null;
  /** Whether anonymous ids and proven user ids are looked at. */
  readonly ids: boolean;
  /** Whether claimed user ids are looked at. */
  readonly claims: boolean;
}

/** Plans a fold that gives the aims the same values as `foldProfile` does, and takes from events only what that needs. */
export function planFold({ aims, eventDetails }: FoldNeeds): FoldPlan {
  const needed = withWhatIsRead(aims);
  const plan = projections.filter((projection) => projection.writes.some((part) => needed.has(part)));
  const bodies: (readonly string[] | undefined)[] = [];
  const parts = new Set<EventPart>();
  const look = (looksAt: readonly EventPart[] | undefined, events: readonly string[] | undefined): void => {
    for (const part of looksAt ?? []) parts.add(part);
    if (looksAt?.includes('properties') === true || looksAt?.includes('context') === true) bodies.push(events);
  };
  for (const { looksAt, events, bodiesOf = events, details = [] } of plan) {
    look(looksAt, bodiesOf);
    for (const detail of details) {
      if (!needed.has(detail.aim)) continue;
      look(detail.looksAt, detail.aim === 'history.details' && eventDetails !== null ? [...eventDetails] : detail.events);
    }
  }
  const byEvent = new Map<string, readonly Projection[]>();
  const listeners = (name: string): readonly Projection[] => {
    const known = byEvent.get(name);
    if (known !== undefined) return known;
    const found = plan.filter(({ events }) => events === undefined || events.includes(name));
    // Names come from outside: only so many are kept.
    if (byEvent.size < maxNames) byEvent.set(name, found);
    return found;
  };
  return {
    looksAt: {
      bodies: bodies.includes(undefined) ? null : new Set(bodies.flatMap((names) => names ?? [])),
      ids: parts.has('ids'),
      claims: parts.has('claims'),
    },
    fold(profile, event, shop) {
      const step = createFoldStep(event, shop);
      for (const projection of listeners(event.name)) projection.fold(profile, step);
    },
  };
}

const maxNames = 500;

/** The aims with all that must be folded for them; a detail brings its part along. */
function withWhatIsRead(aims: ReadonlySet<ProfileAim>): ReadonlySet<ProfileAim> {
  const needed = new Set(aims);
  // A set also goes over what is added while it is gone over.
  for (const aim of needed) {
    for (const { part, writes, reads = [], details = [] } of projections) {
      if (details.some((detail) => detail.aim === aim)) needed.add(part);
      if (writes.some((written) => written === aim)) for (const read of reads) needed.add(read);
    }
  }
  return needed;
}
