import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { campaignSchema, decideRequestSchema, eventEnvelopeSchema, offerSchema, productSchema, ruleSetSchema } from './index.ts';

const valid: [string, z.ZodType, Record<string, unknown>][] = [
  ['event', eventEnvelopeSchema, { messageId: 'm1', name: 'view_item', properties: { items: [{ item_id: 'a' }] }, timestamp: 1 }],
  ['decide request', decideRequestSchema, { placements: ['home'], page: { url: 'https://shop.example/' } }],
  [
    'product',
    productSchema,
    { id: 'a', title: 'Áo', url: '/a', categories: ['ao'], currency: 'VND', priceMinor: 99000, availability: 'in_stock' },
  ],
  [
    'campaign',
    campaignSchema,
    {
      id: 'hello',
      name: 'Hello',
      status: 'running',
      placements: ['home'],
      audience: {},
      tailoring: 'transparent',
      variants: [{ id: 'a', weight: 1, content: { kind: 'message', headline: { vi: 'Chào', en: 'Hello' } } }],
    },
  ],
  [
    'offer',
    offerSchema,
    { id: 'ten', name: 'Ten', status: 'running', currency: 'VND', benefit: { kind: 'percentage', percent: 10 } },
  ],
];

describe.each(valid)('%s schema', (_name, schema, example) => {
  it('takes a plain example as it is', () => {
    expect(schema.parse(example)).toEqual(example);
  });

  it.each(Object.keys(example))('refuses it without what it needs, or with nonsense in %s', (key) => {
    const nonsense = { ...example, [key]: Number.NaN };
    expect(schema.safeParse(nonsense).success).toBe(false);
  });

  it('answers, and does not throw, whatever JSON comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(typeof schema.safeParse(json).success).toBe('boolean');
      }),
    );
  });
});

describe('links in content', () => {
  const withLink = (linkUrl: string): unknown => ({
    ...valid[3]?.[2],
    variants: [{ id: 'a', weight: 1, content: { kind: 'message', headline: { vi: 'Chào' }, linkUrl } }],
  });

  it.each(['https://shop.example/sale', '/sale'])('may be %s', (url) => {
    expect(campaignSchema.safeParse(withLink(url)).success).toBe(true);
  });

  it.each(['javascript:alert(1)', '//evil.example', 'data:text/html,x', ' javascript:alert(1)'])('may not be %s', (url) => {
    expect(campaignSchema.safeParse(withLink(url)).success).toBe(false);
  });
});

describe('addresses of products', () => {
  const withUrl = (url: string): unknown => ({
    id: 'a',
    title: 'a',
    url,
    categories: [],
    currency: 'VND',
    availability: 'in_stock',
  });

  it.each(['https://shop.example/a', 'http://shop.example/a', '/a', 'a.html', '/a?to=b:c'])('may be %s', (url) => {
    expect(productSchema.safeParse(withUrl(url)).success).toBe(true);
  });

  it.each([
    'javascript:alert(1)',
    ' JaVa\tScript:1',
    '\u0001javascript:1',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    'https:evil',
  ])('may not be %j', (url) => {
    expect(productSchema.safeParse(withUrl(url)).success).toBe(false);
  });
});

describe('rule set schema', () => {
  it('names the path of what is wrong', () => {
    const parsed = ruleSetSchema.safeParse({
      version: 1,
      shop: { currency: 'dong' },
      placements: [],
      segments: [],
      campaigns: [],
      offers: [],
    });
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toContain('shop.currency');
  });
});
