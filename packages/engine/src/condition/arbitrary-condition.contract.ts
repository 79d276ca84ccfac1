import type { Json } from '@quen/protocol';
import fc from 'fast-check';
import { attributes } from '../attributes/attributes.ts';
import { createContext, noonMs } from './evaluation-context.contract.ts';
import type { EvaluationContext } from './evaluation-context.ts';
import { operators } from './operators.ts';

const paths = fc.oneof(
  fc.constantFrom(...attributes.map((attribute) => (attribute.type === 'map' ? `${attribute.name}.a` : attribute.name))),
  fc.constantFrom('traits.a.b', 'answers.constructor', 'page.__proto__', 'traits.__proto__', 'nothing.like.it'),
);

/** Conditions of known parts and of any JSON: many compile, many do not. */
export const anyCondition: fc.Arbitrary<unknown> = fc.letrec<{ condition: unknown; operand: unknown }>((tie) => ({
  operand: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      ...operators.flatMap((operator) => operator.examples.map((example) => ({ [operator.name]: example.operand }))),
    ),
    fc
      .tuple(fc.constantFrom(...operators.map((operator) => operator.name)), fc.jsonValue())
      .map(([name, json]) => ({ [name]: json })),
    fc.tuple(fc.constantFrom('$not', '$elemMatch', '$size'), tie('operand')).map(([name, inner]) => ({ [name]: inner })),
    fc.jsonValue(),
  ),
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(paths, tie('operand')).map(([path, operand]) => ({ [path]: operand })),
    fc
      .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(tie('condition'), { maxLength: 3 }))
      .map(([name, list]) => ({ [name]: list })),
    tie('condition').map((inner) => ({ $not: inner })),
    fc.jsonValue(),
  ),
})).condition;

/** Contexts in which anything may be anything: a whole one in which parts were replaced by any JSON. */
export const anyContext: fc.Arbitrary<EvaluationContext> = fc
  .tuple(
    fc.array(
      fc.tuple(fc.nat(), fc.nat(), fc.oneof(fc.jsonValue(), fc.constantFrom<Json>({ toString: 1, valueOf: 1 }, [[]], ''))),
      { maxLength: 4 },
    ),
  )
  .map(([changes]) => {
    const context = JSON.parse(JSON.stringify(fullContext)) as Record<string, unknown>;
    for (const [where, depth, value] of changes) replace(context, where, depth % 4, value);
    return context as unknown as EvaluationContext;
  });

/** A context in which every part of the profile has something. */
export const fullContext: EvaluationContext = createContext({
  profile: {
    ...createContext().profile,
    traits: { a: 'x', plan: 'gold' },
    consents: { marketing: { purpose: 'marketing', status: 'granted', atMs: noonMs, source: 'shop' } },
    device: { type: 'mobile' },
    session: {
      number: 2,
      startedAtMs: noonMs - 60_000,
      lastEventAtMs: noonMs,
      pageViews: 2,
      eventCount: 3,
      landingPath: '/',
      itemIds: ['sp-1'],
      searchTerm: 'giày',
    },
    sessionCount: 2,
    affinities: {
      category: { giay: { weight: 3, atMs: noonMs }, 'giay/chay-bo': { weight: 2, atMs: noonMs } },
      brand: { a: { weight: 1, atMs: noonMs - 86_400_000 } },
      priceBand: { 18: { weight: 1, atMs: noonMs } },
    },
    viewed: [{ itemId: 'sp-1', atMs: noonMs, count: 1 }],
    orders: {
      count: 2,
      firstAtMs: noonMs - 50 * 86_400_000,
      lastAtMs: noonMs - 20 * 86_400_000,
      revenueMinor: { VND: 900_000 },
      meanGapMs: 30 * 86_400_000,
      recent: [],
      bought: { a: { count: 2, lastAtMs: noonMs, meanGapMs: null } },
    },
    answers: { a: { value: 'nam', atMs: noonMs } },
    history: [
      { n: 'view_item', t: noonMs - 5 * 86_400_000, i: [{ item_id: 'sp-1', item_category: 'giay', quantity: 1 }] },
      { n: 'purchase', t: noonMs - 4 * 86_400_000, v: 300_000, p: { a: 1 } },
      { n: 'view_item', t: noonMs - 86_400_000, i: [{ item_id: 'sp-2', item_category: 'ao', quantity: 1 }] },
    ],
    segments: { vip: noonMs },
  },
  page: { url: 'https://shop.vn/giay?a=1', type: 'category', category: 'giay/chay-bo' },
  cart: {
    lines: [{ itemId: 'sp-1', quantity: 2, priceMinor: 100_000, categories: ['giay'] }],
    valueMinor: 200_000,
    currency: 'VND',
    updatedAtMs: noonMs,
  },
  product: {
    id: 'sp-1',
    title: 'Giày',
    url: '/sp-1',
    categories: ['giay/chay-bo'],
    currency: 'VND',
    priceMinor: 100_000,
    listPriceMinor: 150_000,
    availability: 'in_stock',
    attributes: { a: 'đỏ' },
    createdAtMs: noonMs - 86_400_000,
  },
  line: { itemId: 'sp-1', quantity: 2, priceMinor: 100_000, categories: ['giay'] },
});

function replace(object: Record<string, unknown>, where: number, depth: number, value: unknown): void {
  const keys = Object.keys(object);
  const key = keys[where % Math.max(1, keys.length)];
  if (key === undefined) return;
  const inner = object[key];
  if (depth > 0 && typeof inner === 'object' && inner !== null)
    replace(inner as Record<string, unknown>, where >>> 3, depth - 1, value);
  else object[key] = value;
}
