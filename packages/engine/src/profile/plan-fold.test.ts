import type { Profile } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProfile } from './create-profile.ts';
import { foldProfile } from './fold-profile.ts';
import { createFoldStep } from './fold-step.ts';
import { leanEvent } from './lean-event.contract.ts';
import { loggedEvents, testShop, testStartMs } from './logged-event.contract.ts';
import { planFold } from './plan-fold.ts';
import type { ProfileAim } from './projection.ts';
import { projections } from './projections.ts';

const parts = projections.flatMap(({ writes }) => [...writes]);
const details = projections.flatMap(({ details: own = [] }) => own.map(({ aim }) => aim));
const aims: readonly ProfileAim[] = [...parts, ...details];

/** A part without what its details alone say. */
function withoutDetails(part: keyof Profile, profile: Profile): unknown {
  if (part === 'session') return { ...profile.session, landingPath: null, itemIds: [], searchTerm: null };
  if (part === 'history') return profile.history.map(({ n, t }) => ({ n, t }));
  if (part === 'identity') return { ...profile.identity, claimedUserId: null };
  return profile[part];
}

const onlyDetails: { readonly [aim in ProfileAim]?: (profile: Profile) => unknown } = {
  'identity.claims': ({ identity }) => identity,
  'session.landing': ({ session }) => session?.landingPath,
  'session.items': ({ session }) => [session?.itemIds, session?.searchTerm],
  'history.details': ({ history }) => history,
};

describe('planFold', () => {
  it.each(aims)('for %s takes no more than it says, and finds what the whole fold finds', (aim) => {
    const plan = planFold({ aims: new Set([aim]), eventDetails: null });
    const view = onlyDetails[aim] ?? ((profile: Profile) => withoutDetails(aim as keyof Profile, profile));
    fc.assert(
      fc.property(loggedEvents, (events) => {
        const whole = createProfile('p', testStartMs);
        const lean = createProfile('p', testStartMs);
        for (const event of events) {
          foldProfile(whole, event, testShop);
          plan.fold(lean, leanEvent(event, plan.looksAt), testShop);
        }
        expect(view(lean)).toEqual(view(whole));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the details of named events only', () => {
    const { looksAt } = planFold({ aims: new Set(['history.details']), eventDetails: new Set(['view_item']) });
    expect(looksAt).toEqual({ bodies: new Set(['view_item']), ids: false, claims: false });
  });

  it('looks into no event for what name and time tell', () => {
    const { looksAt } = planFold({ aims: new Set(['sessionCount', 'history', 'activity']), eventDetails: null });
    expect(looksAt).toEqual({ bodies: new Set(), ids: false, claims: false });
  });
});

describe.each(projections)('projection $part', (projection) => {
  it('reads no part but those it names', () => {
    const allowed = new Set<PropertyKey>(projection.writes);
    const open = [...(projection.reads ?? [])];
    for (const aim of open) allowed.add(aim.split('.')[0] ?? aim);
    fc.assert(
      fc.property(loggedEvents, (events) => {
        const profile = createProfile('p', testStartMs);
        const watched = new Proxy(profile, {
          get(target, part, receiver) {
            expect(allowed).toContain(part);
            return Reflect.get(target, part, receiver);
          },
        });
        for (const event of events) {
          projection.fold(watched, createFoldStep(event, testShop));
          foldProfile(profile, event, testShop);
        }
      }),
      { numRuns: 40 },
    );
  });
});
