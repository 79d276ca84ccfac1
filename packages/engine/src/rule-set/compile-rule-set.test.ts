import { describe, expect, it } from 'vitest';
import { testCampaign, testOffer, testRuleSet } from '../decide/decide-input.contract.ts';
import { compileRuleSet } from './compile-rule-set.ts';

const title = { vi: 'x' };

describe('compileRuleSet', () => {
  it('finds every fault at once, each at its path', () => {
    const faulty = testRuleSet(
      [
        testCampaign('a', { placements: ['home', 'attic'] }),
        testCampaign('a', { audience: { 'orders.count': { $almost: 3 } } }),
        testCampaign('b', { variants: [{ id: 'v', weight: 0, content: { kind: 'offer', offerId: 'none', headline: title } }] }),
        testCampaign('c', {
          schedule: { startsAt: '2026-03-02T00:00:00Z', endsAt: '2026-03-01T00:00:00Z' },
          variants: [{ id: 'v', weight: 1, content: { kind: 'recommendations', title, strategies: ['guess'], limit: 3 } }],
        }),
        testCampaign('d', { audience: { 'orders.count': 1 }, purpose: 'none' }),
      ],
      {
        offers: [
          testOffer('o', { code: { kind: 'shared', code: 'TEN' } }),
          testOffer('p', { code: { kind: 'shared', code: 'ten' }, benefit: { kind: 'tiered', tiers: [{ spendMinor: 1 }] } }),
        ],
        placements: [
          { id: 'home', name: 'Home' },
          { id: 'home', name: 'Home' },
        ],
        segments: [{ id: 's', name: 'S', condition: { 'nobody.knows': 1 } }],
      },
    );
    const result = compileRuleSet(
      { ...faulty, shop: { ...faulty.shop, timeZone: 'Mars/Olympus' } },
      { strategies: ['trending'] },
    );
    const paths = result.ok ? [] : result.issues.map((issue) => issue.path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'shop.timeZone',
        'placements.1.id',
        'campaigns.1.id',
        'offers.1.code.code',
        'offers.1.benefit.tiers.0',
        'campaigns.0.placements.1',
        'campaigns.2.variants',
        'campaigns.2.variants.0.content.offerId',
        'campaigns.3.schedule.endsAt',
        'campaigns.3.variants.0.content.strategies.0',
        'campaigns.4.purpose',
      ]),
    );
    expect(paths.some((path) => path.startsWith('campaigns.1.audience'))).toBe(true);
    expect(paths.some((path) => path.startsWith('segments.0.condition'))).toBe(true);
    expect(result.ok ? [] : result.issues.every((issue) => issue.message.length > 20)).toBe(true);
  });

  it('indexes campaigns by placement, highest priority first', () => {
    const result = compileRuleSet(
      testRuleSet([testCampaign('b'), testCampaign('a'), testCampaign('z', { priority: 3, placements: ['home', 'side'] })]),
    );
    const ids = (placement: string) =>
      result.ok ? result.value.placements.get(placement)?.campaigns.map(({ id }) => id) : result.issues;
    expect(ids('home')).toEqual(['z', 'a', 'b']);
    expect(ids('side')).toEqual(['z']);
  });
});
