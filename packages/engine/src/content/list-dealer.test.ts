import type { Campaign, MerchandisingRule, RecommendationQuery } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../decide/decide.ts';
import { compiled, testCampaign, testInput, testRecommend, testRuleSet } from '../decide/decide-input.contract.ts';

const title = { vi: 'Dành cho bạn' };
const placements = ['home', 'side', 'cart', 'foot'];
/** Holds never, but a placement with merchandising of its own asks for itself. */
const idle: MerchandisingRule = { kind: 'boost', match: {}, factor: 2, when: { 'page.type': 'none' } };

function listCampaign(id: string, placement: string, limit: number, strategies: readonly string[]): Campaign {
  const content = { kind: 'recommendations', title, strategies, limit } as const;
  return testCampaign(id, { placements: [placement], variants: [{ id: 'v', weight: 1, content }] });
}

function show(campaigns: readonly Campaign[], available: number, merchandising: readonly MerchandisingRule[]) {
  const asked: RecommendationQuery[] = [];
  const ruleSet = testRuleSet(campaigns, { placements: placements.map((id) => ({ id, name: id, merchandising })) });
  const recommend: typeof testRecommend = (query) => {
    asked.push(query);
    const answer = testRecommend({ ...query, limit: 100 });
    const items = answer.items.filter(({ itemId }) => Number(itemId.slice(1)) < available).slice(0, query.limit);
    return { ...answer, items };
  };
  const { decisions } = decide(testInput(compiled(ruleSet), { placements, recommend }));
  return { decisions, asked };
}

describe('a page of several lists', () => {
  it('asks once for placements that want the same, and shows each the next best', () => {
    const campaigns = placements.map((placement) => listCampaign(placement, placement, 5, ['trending']));
    const { decisions, asked } = show(campaigns, 30, []);
    expect(asked.map(({ limit }) => limit)).toEqual([20]);
    const shown = decisions.flatMap(({ content }) => (content?.kind === 'recommendations' ? content.items : []));
    expect(shown.map(({ itemId }) => itemId).sort()).toEqual(Array.from({ length: 20 }, (_, n) => `i${n}`).sort());
  });

  it('shows what it would if each placement asked for itself', () => {
    const lists = fc.record({
      limit: fc.integer({ min: 1, max: 14 }),
      placement: fc.constantFrom(...placements),
      strategies: fc.constantFrom(['trending'], ['popular']),
    });
    fc.assert(
      fc.property(fc.array(lists, { maxLength: 8 }), fc.nat(30), (drawn, available) => {
        const campaigns = drawn.map(({ placement, limit, strategies }, n) => listCampaign(`c${n}`, placement, limit, strategies));
        const dealt = show(campaigns, available, []);
        const alone = show(campaigns, available, [idle]);
        expect(dealt.decisions).toEqual(alone.decisions);
        expect(dealt.asked.length).toBeLessThanOrEqual(alone.asked.length);
      }),
    );
  });

  it('leaves lists with pins and limits to themselves', () => {
    const content = { kind: 'recommendations', title, strategies: ['trending'], limit: 5 } as const;
    const merchandising = [{ kind: 'limit', by: 'brand', max: 1 }] as const;
    const variants = [{ id: 'v', weight: 1, content: { ...content, merchandising } }];
    const campaigns = placements.map((placement) => testCampaign(placement, { placements: [placement], variants }));
    expect(show(campaigns, 30, []).asked.map(({ limit }) => limit)).toEqual([5, 5, 5, 5]);
  });
});
