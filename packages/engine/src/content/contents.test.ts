import type { Content } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { decide } from '../decide/decide.ts';
import {
  compiled,
  testCampaign,
  testInput,
  testOffer,
  testProduct,
  testRecommend,
  testRuleSet,
} from '../decide/decide-input.contract.ts';
import { compileRuleSet } from '../rule-set/compile-rule-set.ts';
import { contents } from './contents.ts';

const text = { vi: 'Tiếng Việt', en: 'English' };

/** One of each kind, and the same with a fault, if its compiler looks for any. */
const examples: { readonly [kind: string]: { readonly good: Content; readonly faulty?: Content } } = {
  recommendations: {
    good: {
      kind: 'recommendations',
      title: text,
      strategies: ['trending'],
      limit: 3,
      filter: { 'product.priceMinor': { $lt: 5 } },
    },
    faulty: { kind: 'recommendations', title: text, strategies: ['trending'], limit: 3, filter: { 'product.none': 1 } },
  },
  offer: {
    good: { kind: 'offer', offerId: 'ten', headline: text, body: text, linkUrl: '/x' },
    faulty: { kind: 'offer', offerId: 'none', headline: text },
  },
  message: { good: { kind: 'message', headline: text, body: text, linkText: text, layout: 'bar' } },
  question: {
    good: {
      kind: 'question',
      questionId: 'q',
      prompt: text,
      input: 'choice',
      options: [{ value: 'a', label: text }],
      thanks: text,
    },
    faulty: { kind: 'question', questionId: 'q', prompt: text, input: 'choice' },
  },
  contact: {
    good: { kind: 'contact', headline: text, person: { name: 'Lan', role: text }, channels: [{ kind: 'zalo', address: '0900' }] },
  },
};
const rules = (content: Content) =>
  testRuleSet([testCampaign('c', { variants: [{ id: 'v', weight: 1, content }] })], { offers: [testOffer('ten')] });

describe.each(contents)('content $kind', ({ kind }) => {
  const example = examples[kind];

  it('is shown in the visitor’s language, without anything JSON would lose', () => {
    if (example === undefined) throw new Error(`give ${kind} an example`);
    for (const [locale, expected, other] of [
      ['vi-VN', text.vi, text.en],
      ['en', text.en, text.vi],
    ] as const) {
      const { content } = decide(testInput(compiled(rules(example.good)), { locale })).decisions[0] ?? {};
      expect(content?.kind).toBe(kind);
      expect(JSON.stringify(content)).toContain(expected);
      expect(JSON.stringify(content)).not.toContain(other);
      expect(JSON.parse(JSON.stringify(content))).toStrictEqual(content);
    }
  });

  it('has its faults found at their path', () => {
    if (example?.faulty === undefined) return;
    const result = compileRuleSet(rules(example.faulty));
    const paths = result.ok ? [] : result.issues.map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect(path).toMatch(/^campaigns\.0\.variants\.0\.content\./);
  });
});

describe('recommendations', () => {
  it('hand the recommender the filter and the merchandising that holds', () => {
    const asked: Parameters<typeof testRecommend>[0][] = [];
    const content: Content = {
      kind: 'recommendations',
      title: text,
      strategies: ['trending', 'popular'],
      limit: 30,
      filter: { 'product.priceMinor': { $lt: 500 } },
      merchandising: [
        { kind: 'pin', itemIds: ['i9'], position: 1 },
        { kind: 'boost', match: { 'product.brand': 'X' }, factor: 2, when: { 'page.type': 'home' } },
        { kind: 'exclude', match: { 'product.brand': 'Y' }, when: { 'page.type': 'cart' } },
      ],
    };
    const recommend: typeof testRecommend = (query) => {
      asked.push(query);
      return testRecommend(query);
    };
    decide(testInput(compiled(rules(content)), { recommend, page: { url: '/', type: 'home', itemId: 'i3' } }));
    const [query] = asked;
    // The placement has room for twelve.
    expect(query).toMatchObject({ limit: 12, strategies: ['trending', 'popular'], itemId: 'i3', excludeItemIds: ['i3'] });
    expect(query?.merchandising.map(({ kind }) => kind)).toEqual(['filter', 'pin', 'boost']);
    const [filter, , boost] = query?.merchandising ?? [];
    if (filter?.kind !== 'filter' || boost?.kind !== 'boost') throw new Error('other rules than expected');
    expect([100, 900].map((priceMinor) => filter.match(testProduct('a', { priceMinor })))).toEqual([true, false]);
    expect(boost.match(testProduct('a', { brand: 'X' }))).toBe(true);
  });

  it('say of which conditions the product alone decides, so that their answers may be remembered for everybody', () => {
    const asked: Parameters<typeof testRecommend>[0][] = [];
    const conditions = [
      { 'product.brand': 'X', $or: [{ 'product.stock': { $gt: 2 } }, { 'product.isOnSale': true }] },
      { 'product.brand': 'X', 'product.wasBought': false },
      { 'product.brand': 'X', 'page.type': 'home' },
    ];
    const merchandising = conditions.map((match) => ({ kind: 'exclude' as const, match }));
    const content: Content = { kind: 'recommendations', title: text, strategies: ['popular'], limit: 3, merchandising };
    const recommend: typeof testRecommend = (query) => {
      asked.push(query);
      return testRecommend(query);
    };
    decide(testInput(compiled(rules(content)), { recommend, page: { url: '/', type: 'home' } }));
    const said = asked[0]?.merchandising.map((rule) => ('condition' in rule ? rule.condition : undefined));
    expect(said).toEqual([JSON.stringify(conditions[0]), undefined, undefined]);
  });
});
