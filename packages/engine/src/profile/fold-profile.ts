import type { LoggedEvent, Profile, ShopSettings } from '@quen/protocol';
import { createFoldStep } from './fold-step.ts';
import type { Projection } from './projection.ts';
import { projections } from './projections.ts';

/** Event name → the projections that listen to it, in their order. */
const byEvent = new Map<string, readonly Projection[]>();
for (const projection of projections) {
  for (const name of projection.events ?? []) {
    if (!byEvent.has(name)) byEvent.set(name, listeners(name));
  }
}
const toEveryEvent = projections.filter((projection) => projection.events === undefined);

/**
 * Folds one event of the log into a profile. Mutates the profile, which the caller owns alone. The same events in the same order
 * always give the same profile, and a JSON round trip between any two of them changes nothing.
 */
export function foldProfile(profile: Profile, event: LoggedEvent, shop: ShopSettings): void {
  const step = createFoldStep(event, shop);
  for (const projection of byEvent.get(event.name) ?? toEveryEvent) projection.fold(profile, step);
}

function listeners(name: string): readonly Projection[] {
  return projections.filter((projection) => projection.events === undefined || projection.events.includes(name));
}
