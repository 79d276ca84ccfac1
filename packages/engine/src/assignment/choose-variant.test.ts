import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProfile } from '../profile/create-profile.ts';
import { chooseVariant, variantRanges } from './choose-variant.ts';
import { inCampaignHoldout, inGlobalHoldout } from './in-holdout.ts';

const variants = [
  { id: 'a', weight: 1 },
  { id: 'b', weight: 3 },
];
const ranges = variantRanges(variants);

function person(anonymousId: string) {
  const profile = createProfile(`p-${anonymousId}`, 0);
  profile.identity.anonymousIds.push(anonymousId);
  return profile;
}

describe('chooseVariant', () => {
  it('splits people by weight', () => {
    let b = 0;
    for (let n = 0; n < 20_000; n++) if (chooseVariant('c', variants, ranges, person(`v${n}`), 's')?.id === 'b') b++;
    // Five standard deviations of a binomial of 20,000 at 0.75.
    expect(Math.abs(b / 20_000 - 0.75)).toBeLessThan(5 * Math.sqrt((0.75 * 0.25) / 20_000));
  });

  it('stays with a person who says who they are', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (anonymousId, userId) => {
        const profile = person(anonymousId);
        const before = chooseVariant('c', variants, ranges, profile, 's');
        profile.identity.userIds.push(userId);
        profile.identity.anonymousIds.push('another browser');
        expect(chooseVariant('c', variants, ranges, profile, 's')).toBe(before);
      }),
    );
  });

  it('keeps what was seen when weights change, until the variant is gone', () => {
    const profile = person('x');
    profile.exposures.recent.push({ decisionId: 'd', campaign: 'c', variant: 'a', atMs: 0 });
    const shifted = [
      { id: 'a', weight: 0.001 },
      { id: 'b', weight: 999 },
    ];
    expect(chooseVariant('c', shifted, variantRanges(shifted), profile, 's')?.id).toBe('a');
    const without = [
      { id: 'b', weight: 1 },
      { id: 'd', weight: 0 },
    ];
    expect(chooseVariant('c', without, variantRanges(without), profile, 's')?.id).toBe('b');
  });

  it('never gives a variant without weight to somebody new', () => {
    const off = [
      { id: 'a', weight: 0 },
      { id: 'b', weight: 0.1 },
      { id: 'd', weight: 0 },
    ];
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(chooseVariant('c', off, variantRanges(off), person(id), 's')?.id).toBe('b');
      }),
    );
  });
});

describe('holdouts', () => {
  it('hold out their share, independently of each other and of variants', () => {
    let global = 0;
    let campaign = 0;
    let both = 0;
    let heldB = 0;
    const count = 40_000;
    for (let n = 0; n < count; n++) {
      const profile = person(`v${n}`);
      const inGlobal = inGlobalHoldout(profile, 0.1, 's');
      const inCampaign = inCampaignHoldout(profile, 'c', 0.1, 's');
      if (inGlobal) global++;
      if (inCampaign) campaign++;
      if (inGlobal && inCampaign) both++;
      if (inCampaign && chooseVariant('c', variants, ranges, profile, 's')?.id === 'b') heldB++;
    }
    const within = (share: number, expected: number, of: number) =>
      expect(Math.abs(share - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / of));
    within(global / count, 0.1, count);
    within(campaign / count, 0.1, count);
    within(both / count, 0.01, count);
    within(heldB / campaign, 0.75, campaign);
  });

  it('of 0 hold out nobody, of 1 everybody', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(inGlobalHoldout(person(id), 0, 's')).toBe(false);
        expect(inGlobalHoldout(person(id), 1, 's')).toBe(true);
      }),
    );
  });
});
