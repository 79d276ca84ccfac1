import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseOffers, type StackingCandidate } from './choose-offers.ts';

const candidates: fc.Arbitrary<StackingCandidate[]> = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(...'abcdef'),
    stacking: fc.constantFrom('exclusive' as const, 'stackable' as const, 'best' as const),
    worthMinor: fc.nat(20),
  }),
  { selector: ({ id }) => id },
);

describe('chooseOffers', () => {
  it('takes what is worth most of all that the stacking rules allow, whatever goes together how', () => {
    fc.assert(
      fc.property(candidates, fc.func(fc.nat(20)), (given, draw) => {
        const worth = (selection: readonly StackingCandidate[]): number =>
          selection.length === 1 ? (selection[0]?.worthMinor ?? 0) : draw(selection.map(({ id }) => id).join());
        const stackable = given.filter(({ stacking }) => stacking === 'stackable');
        const allowed = given.flatMap((candidate) => {
          if (candidate.stacking === 'exclusive') return [[candidate]];
          return [given.filter((one) => stackable.includes(one) || one === candidate)];
        });
        const { taken, outranked } = chooseOffers(given, worth);
        for (const selection of allowed) expect(worth(taken)).toBeGreaterThanOrEqual(worth(selection));
        expect([...allowed, stackable]).toContainEqual(taken);
        expect(outranked.map(({ candidate }) => candidate)).toEqual(given.filter((one) => !taken.includes(one)));
        for (const { refusal } of outranked) expect(refusal.limit).toBe(worth(taken));
      }),
    );
  });
});
