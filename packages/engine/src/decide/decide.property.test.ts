import { pageRepeats } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countExposures } from '../campaign/count-exposures.ts';
import { testShop } from '../profile/logged-event.contract.ts';
import { ownEntry } from '../profile/own-entry.ts';
import { decide } from './decide.ts';
import { compiled, decideInputs } from './decide-input.contract.ts';

describe('decide, whatever it meets', () => {
  it('gives the same answer to the same question, and changes nothing it is given', () => {
    fc.assert(
      fc.property(decideInputs, (input) => {
        const before = JSON.stringify([input.profile, input.page, input.cart]);
        expect(decide(input)).toEqual(decide(input));
        expect(JSON.stringify([input.profile, input.page, input.cart])).toBe(before);
      }),
    );
  });

  it('decides the same with and without explaining', () => {
    fc.assert(
      fc.property(decideInputs, (input) => {
        const plain = decide({ ...input, explain: false });
        const explained = decide({ ...input, explain: true });
        expect(explained.decisions).toEqual(plain.decisions);
        expect(plain.trace).toBeUndefined();
        expect(explained.trace?.map(({ placement }) => placement)).toEqual(plain.decisions.map(({ placement }) => placement));
      }),
      { numRuns: 150 },
    );
  });

  it('answers each placement once, in order, and never shows a product, offer, question or group twice', () => {
    fc.assert(
      fc.property(decideInputs, (input) => {
        const { decisions } = decide(input);
        expect(decisions.map(({ placement }) => placement)).toEqual([...new Set(input.placements)]);
        expect(new Set(decisions.map((decision) => decision.decisionId)).size).toBe(decisions.length);
        const contents = decisions.flatMap(({ content }) => (content === undefined ? [] : [content]));
        const shown = contents.flatMap((content) => {
          if (content.kind === 'recommendations') return content.items.map((item) => `item ${item.itemId}`);
          if (content.kind === 'offer') return [`offer ${content.offerId}`];
          return content.kind === 'question' ? [`question ${content.questionId}`] : [];
        });
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown).not.toContain(`item ${input.page.itemId}`);
        const groups = decisions.flatMap(({ content, campaign = '' }) =>
          content === undefined ? [] : (input.ruleSet.campaigns.get(campaign)?.source.exclusionGroup ?? []),
        );
        expect(new Set(groups).size).toBe(groups.length);
      }),
      { numRuns: 150 },
    );
  });

  it('shows in placements that may repeat everything what each would show alone', () => {
    fc.assert(
      fc.property(decideInputs, (input) => {
        const { source } = input.ruleSet;
        const free = source.placements.map((placement) => ({ ...placement, repeats: pageRepeats }));
        // A question is asked once on a page, whatever else may be repeated.
        const asking = source.campaigns.filter(({ variants }) => variants.every(({ content }) => content.kind !== 'question'));
        // A cap is for the page as a whole.
        const campaigns = asking.map(({ frequencyCaps: _capped, ...campaign }) => campaign);
        const ruleSet = compiled({ ...source, placements: free, campaigns });
        const together = decide({ ...input, ruleSet }).decisions;
        const alone = together.flatMap(({ placement }) => decide({ ...input, ruleSet, placements: [placement] }).decisions);
        expect(together).toEqual(alone);
      }),
      { numRuns: 150 },
    );
  });

  it('respects caps, consent, status and holdouts', () => {
    fc.assert(
      fc.property(decideInputs, (input) => {
        const placed = new Map<string, number>();
        for (const { campaign: id, content } of decide(input).decisions) {
          if (content === undefined) continue;
          const before = placed.get(id ?? '') ?? 0;
          placed.set(id ?? '', before + 1);
          const campaign = input.ruleSet.campaigns.get(id ?? '');
          expect(campaign?.live).toBe(true);
          expect(campaign?.holdout).not.toBe(1);
          for (const { max, per } of campaign?.caps ?? []) {
            const seen = ownEntry(input.profile.exposures.byCampaign, id ?? '');
            const times = countExposures(seen, input.profile, per, testShop.timeZone, input.nowMs);
            expect(times + before).toBeLessThan(max);
          }
          if (campaign?.personal) expect(input.consent.personalization).not.toBe('denied');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('shows nothing while something that goes before it could have been shown', () => {
    fc.assert(
      fc.property(decideInputs, (input) => {
        const { trace = [], decisions } = decide({ ...input, explain: true });
        trace.forEach(({ candidates }, index) => {
          const chosen = candidates.findIndex(({ variant }) => variant !== undefined);
          const campaigns = input.ruleSet.placements.get(decisions[index]?.placement ?? '')?.campaigns ?? [];
          expect(candidates.map(({ campaign }) => campaign)).toEqual(campaigns.map(({ id }) => id));
          candidates.forEach(({ reason }, at) => {
            // Those before were refused for a reason of their own; those behind may have been outranked.
            if (chosen < 0 || at < chosen) expect(['OUTRANKED', 'SPLIT', 'TARGETING_MATCH']).not.toContain(reason);
          });
        });
      }),
      { numRuns: 150 },
    );
  });

  it('never throws, even where the recommender does', () => {
    fc.assert(
      fc.property(decideInputs, (input) => {
        const recommend = () => {
          throw new Error('no model');
        };
        const { decisions } = decide({ ...input, recommend });
        expect(decisions.every(({ content }) => content?.kind !== 'recommendations')).toBe(true);
      }),
    );
  });
});
