import type { LoggedEvent, Profile } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProfile } from './create-profile.ts';
import { foldProfile } from './fold-profile.ts';
import { createFoldStep } from './fold-step.ts';
import { loggedEvents, testShop, testStartMs } from './logged-event.contract.ts';
import { projections } from './projections.ts';

function fold(events: readonly LoggedEvent[], between: (profile: Profile) => Profile = (profile) => profile): Profile {
  let profile = createProfile('p1', testStartMs);
  for (const event of events) {
    profile = between(profile);
    foldProfile(profile, event, testShop);
  }
  return profile;
}

/** Paths to what a JSON round trip would lose or change. */
function beyondJson(value: unknown, path: string): string[] {
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => beyondJson(entry, `${path}.${key}`));
}

describe('foldProfile', () => {
  it('is not changed by a JSON round trip between events, to the byte', () => {
    const roundTrip = (profile: Profile): Profile => JSON.parse(JSON.stringify(profile)) as Profile;
    fc.assert(
      fc.property(loggedEvents, (events) => {
        expect(JSON.stringify(fold(events, roundTrip))).toBe(JSON.stringify(fold(events)));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps values JSON can carry only', () => {
    fc.assert(
      fc.property(loggedEvents, (events) => {
        expect(beyondJson(fold(events), 'profile')).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('does not change the events it folds', () => {
    fc.assert(
      fc.property(loggedEvents, (events) => {
        const before = JSON.stringify(events);
        fold(events);
        expect(JSON.stringify(events)).toBe(before);
      }),
    );
  });

  it('stays bounded', () => {
    const profile = createProfile('p1', testStartMs);
    for (let n = 0; n < 3000; n++) {
      const items = [{ item_id: `i${n}`, item_category: `c${n}`, item_brand: `b${n}`, price_minor: n, quantity: 1 }];
      const name = ['view_item', 'add_to_cart', 'add_to_wishlist', 'purchase', 'exposure', 'answer'][n % 6] ?? 'view_item';
      const properties = {
        items,
        transaction_id: `t${n}`,
        decisionId: `d${n}`,
        campaign: `c${n}`,
        questionId: `q${n}`,
        value: n,
      };
      foldProfile(profile, { ...base, name, properties, messageId: `m${n}`, occurredAtMs: testStartMs + n * 60_000 }, testShop);
    }
    expect(profile.history.length).toBeGreaterThan(174);
    expect(profile.history.length).toBeLessThanOrEqual(200);
    expect(profile.viewed.length).toBe(100);
    expect(profile.orders.recent.length).toBe(50);
    expect(Object.keys(profile.affinities.category).length).toBeLessThanOrEqual(64);
    expect(JSON.stringify(profile).length).toBeLessThan(300_000);
  });
});

const base: LoggedEvent = {
  position: 1,
  messageId: 'm',
  name: 'view_item',
  anonymousId: 'a',
  userId: null,
  properties: {},
  context: {},
  occurredAtMs: testStartMs,
  receivedAtMs: testStartMs,
  source: 'browser',
  proof: 'none',
  flags: [],
};

describe.each(projections)('projection $part', (projection) => {
  it('writes its own part', () => expect(projection.writes).toContain(projection.part));

  it('is the only one to write its parts', () => {
    for (const other of projections) {
      if (other === projection) continue;
      expect(other.writes.filter((part) => projection.writes.includes(part))).toEqual([]);
    }
  });

  it('touches nothing but what it says it writes', () => {
    fc.assert(
      fc.property(loggedEvents, (events) => {
        const profile = createProfile('p1', testStartMs);
        for (const event of events) {
          const before = JSON.parse(JSON.stringify(profile)) as Profile;
          projection.fold(profile, createFoldStep(event, testShop));
          for (const part of Object.keys(profile) as (keyof Profile)[]) {
            if (!projection.writes.includes(part)) expect(profile[part]).toEqual(before[part]);
          }
          foldProfile(profile, event, testShop);
        }
      }),
      { numRuns: 30 },
    );
  });
});
