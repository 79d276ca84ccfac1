import { describe, expect, it } from 'vitest';
import { foldProfile } from '../profile/fold-profile.ts';
import { testEvent, testShop, testStartMs } from '../profile/logged-event.contract.ts';
import { offered, products, title } from './campaign-variants.contract.ts';
import { decide } from './decide.ts';
import { compiled, testCampaign, testInput, testOffer, testRecommend, testRuleSet } from './decide-input.contract.ts';

describe('decide', () => {
  it('shows the first by priority, in the visitor’s language, and says why not the others', () => {
    const ruleSet = compiled(
      testRuleSet([
        testCampaign('low', { priority: 1 }),
        testCampaign('high', { priority: 9, audience: { 'orders.count': { $gte: 1 } } }),
        testCampaign('middle', { priority: 5 }),
        testCampaign('off', { status: 'paused' }),
      ]),
    );
    const { decisions, trace } = decide(testInput(ruleSet, { explain: true, locale: 'en-GB' }));
    expect(decisions).toMatchObject([
      { placement: 'home', campaign: 'middle', variant: 'v', reason: 'TARGETING_MATCH', content: { headline: 'Hello middle' } },
    ]);
    expect(trace?.[0]?.candidates).toMatchObject([
      { campaign: 'high', reason: 'NOT_IN_AUDIENCE', condition: { result: false } },
      { campaign: 'middle', reason: 'TARGETING_MATCH' },
      { campaign: 'low', reason: 'OUTRANKED', outrankedBy: 'middle' },
      { campaign: 'off', reason: 'DISABLED' },
    ]);
  });

  it('gives a group’s only place on the page to the one that matters more, wherever it stands', () => {
    const ruleSet = compiled(
      testRuleSet([
        testCampaign('small', { placements: ['home'], priority: 1, exclusionGroup: 'sale' }),
        testCampaign('big', { placements: ['foot'], priority: 2, exclusionGroup: 'sale' }),
      ]),
    );
    const { decisions } = decide(testInput(ruleSet, { placements: ['home', 'foot'] }));
    expect(decisions).toMatchObject([
      { placement: 'home', reason: 'EXCLUDED' },
      { placement: 'foot', campaign: 'big' },
    ]);
  });

  it('caps by exposures, and begins anew with a new session', () => {
    const ruleSet = compiled(testRuleSet([testCampaign('c', { frequencyCaps: [{ max: 1, per: 'session' }] })]));
    const input = testInput(ruleSet, { explain: true });
    const seen = { decisionId: 'd', campaign: 'c', variant: 'v', placement: 'home' };
    foldProfile(input.profile, testEvent('exposure', seen), testShop);
    const capped = decide(input);
    expect(capped.decisions).toMatchObject([{ reason: 'CAPPED' }]);
    expect(capped.trace?.[0]?.candidates[0]?.detail).toBe('seen 1 of 1 times this session');
    expect(decide({ ...input, nowMs: testStartMs + 31 * 60_000 }).decisions).toMatchObject([{ campaign: 'c' }]);
  });

  it('counts what stands on the page towards the caps, also of those held out', () => {
    const placements = ['home', 'side', 'cart'];
    const shown = (max: number, holdout: number, explain: boolean) => {
      const capped = testCampaign('c', { placements, holdout, frequencyCaps: [{ max, per: 'lifetime' }] });
      return decide(testInput(compiled(testRuleSet([capped])), { placements, explain }));
    };
    for (const explain of [false, true]) {
      expect(shown(1, 0, explain).decisions.map(({ reason }) => reason)).toEqual(['TARGETING_MATCH', 'CAPPED', 'CAPPED']);
      expect(shown(2, 0, explain).decisions.map(({ reason }) => reason)).toEqual([
        'TARGETING_MATCH',
        'TARGETING_MATCH',
        'CAPPED',
      ]);
      expect(shown(1, 1, explain).heldOut).toEqual([{ placement: 'home', campaign: 'c' }]);
    }
    expect(shown(2, 0, true).trace?.[2]?.candidates).toMatchObject([
      { code: 'placed_enough', facts: { times: 0, placed: 2, max: 2, per: 'lifetime' } },
    ]);
  });

  it('fills recommendations from page and crowd when consent is denied', () => {
    const asked: unknown[] = [];
    const ruleSet = compiled(
      testRuleSet([
        testCampaign('mine', { variants: products(), purpose: 'personalization' }),
        testCampaign('regulars', { priority: 9, audience: { 'orders.count': 0 } }),
      ]),
    );
    const input = testInput(ruleSet, {
      consent: { personalization: 'denied' },
      recommend: (query) => {
        asked.push(query);
        return testRecommend(query);
      },
    });
    foldProfile(input.profile, testEvent('view_item', { items: [{ item_id: 'i5', quantity: 1 }] }), testShop);
    expect(decide(input).decisions).toMatchObject([{ campaign: 'mine' }]);
    expect(asked).toMatchObject([{ session: [] }]);
    expect(asked[0]).not.toHaveProperty('person');
    decide({ ...input, consent: { personalization: 'granted' }, placements: ['home'] });
    const granted = compiled(testRuleSet([testCampaign('mine', { variants: products() })]));
    decide({ ...input, ruleSet: granted, consent: {} });
    expect(asked[1]).toMatchObject({ session: [{ itemId: 'i5', kind: 'view' }], person: { id: 'p1' } });
  });

  it('says what is the matter with a placement that has nothing to show', () => {
    const ruleSet = compiled(testRuleSet([testCampaign('c', { status: 'draft' })]));
    expect(decide(testInput(ruleSet, { placements: ['home', 'side', 'nowhere', 'home'] })).decisions).toMatchObject([
      { placement: 'home', reason: 'DISABLED' },
      { placement: 'side', reason: 'DEFAULT' },
      { placement: 'nowhere', reason: 'ERROR' },
    ]);
  });

  it('shows twice what a placement may repeat, whichever goes first', () => {
    const campaigns = [
      testCampaign('list', { placements: ['home', 'side'], variants: products() }),
      testCampaign('offer', { placements: ['cart', 'foot'], variants: offered, exclusionGroup: 'one' }),
    ];
    const placementsOf = (free: string) =>
      ['home', 'side', 'cart', 'foot'].map((id) => ({
        id,
        name: id,
        ...(id === free && { repeats: ['products', 'offers', 'exclusion_groups'] as const }),
      }));
    const show = (free: string) => {
      const ruleSet = compiled(testRuleSet(campaigns, { offers: [testOffer('ten')], placements: placementsOf(free) }));
      const { decisions } = decide(testInput(ruleSet, { placements: ['home', 'side', 'cart', 'foot'] }));
      return decisions.map(({ content, reason }) =>
        content?.kind === 'recommendations' ? content.items.map(({ itemId }) => itemId).join() : (content?.kind ?? reason),
      );
    };
    expect(show('')).toEqual(['i0,i1,i2', 'i3,i4,i5', 'offer', 'EXCLUDED']);
    for (const free of ['home', 'side']) expect(show(free)).toEqual(['i0,i1,i2', 'i0,i1,i2', 'offer', 'EXCLUDED']);
    for (const free of ['cart', 'foot']) expect(show(free)).toEqual(['i0,i1,i2', 'i3,i4,i5', 'offer', 'offer']);
  });

  it('never asks again what has been answered', () => {
    const question = { kind: 'question' as const, questionId: 'size', prompt: title, input: 'rating' as const };
    const ruleSet = compiled(testRuleSet([testCampaign('c', { variants: [{ id: 'v', weight: 1, content: question }] })]));
    const input = testInput(ruleSet);
    expect(decide(input).decisions).toMatchObject([{ content: { kind: 'question', prompt: 'Dành cho bạn' } }]);
    foldProfile(input.profile, testEvent('answer', { questionId: 'size', value: 42 }), testShop);
    expect(decide(input).decisions).toMatchObject([{ reason: 'CAPPED' }]);
  });
});
