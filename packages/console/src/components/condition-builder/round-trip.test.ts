import { attributes, compileCondition, compilePlainCondition, operators } from '@quen/engine';
import type { Json } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCondition, anyContext } from '../../../../engine/src/condition/arbitrary-condition.contract.ts';
import { fromCondition } from './from-condition.ts';
import { toCondition } from './to-condition.ts';

const segments = [
  { id: 'all', name: 'All', condition: {} },
  { id: 'vip', name: 'VIP', condition: { 'orders.count': { $gte: 2 } } },
];
const groups = { vip: { type: 'list', attributeKey: 'id', values: ['u1'] } } as const;
const round = (condition: Json): Json => toCondition(fromCondition(condition));

/** Whole conditions of attributes, operators with fitting operands, and groups in every way of writing them. */
const wellFormed: fc.Arbitrary<Json> = fc.letrec<{ condition: Json }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    fc
      .tuple(fc.constantFrom(...attributes), fc.array(fc.constantFrom(...operators), { minLength: 1, maxLength: 3 }), fc.nat())
      .map(([attribute, chosen, at]) => ({
        [attribute.type === 'map' ? `${attribute.name}.a` : attribute.name]: Object.fromEntries(
          chosen.map(({ name, examples }) => [name, examples[at % examples.length]?.operand ?? null]),
        ),
      })),
    fc.tuple(fc.constantFrom(...attributes), fc.jsonValue()).map(([{ name }, value]) => ({ [name]: value as Json })),
    fc.constantFrom<Json>({ $inSegment: 'vip' }, { $not: { $inSegment: ['vip', 'all'] } }, {}),
    fc
      .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(tie('condition'), { maxLength: 4 }))
      .map(([name, list]) => ({ [name]: list })),
    tie('condition').map((inner) => ({ $not: inner })),
    fc.array(tie('condition'), { maxLength: 3 }).map((parts) => Object.assign({}, ...(parts as object[])) as Json),
  ),
})).condition;

describe('a condition that goes through the builder', () => {
  it.each<[string, Json]>([
    ['nothing', {}],
    ['several operators on one attribute', { 'cart.value': { $gte: 1, $lte: 5 }, 'page.type': 'product' }],
    ['groups in groups', { $or: [{ a: 1 }, { $and: [{ b: 2 }, { $or: [{ c: 3 }, { d: 4, e: 5 }] }] }] }],
    ['NOT-groups', { $not: { $or: [{ a: 1 }, { b: 2 }] } }],
    ['a NOT of a NOT', { $not: { $not: { a: 1 } } }],
    ['$nor beside $or', { $nor: [{ a: 1 }, { b: 2 }], $or: [{ c: 1 }, { d: 1 }] }],
    ['a NOT of $nor', { $not: { $nor: [{ a: 1 }] } }],
    ['empty lists', { $or: [], $and: [], $nor: [] }],
    [
      'operators under $not',
      { a: { $gt: 1, $not: { $gt: 5 } }, b: { $not: 'x' }, c: { $not: { $gt: 1, $lt: 5 } }, d: { $not: {} } },
    ],
    [
      'past behaviour',
      {
        events: {
          $performed: {
            name: ['view_item'],
            where: { item_category: { $in: ['giay'] } },
            distinct: 'item_id',
            atLeast: 3,
            within: '14d',
            followedBy: { name: 'purchase' },
          },
        },
      },
    ],
    ['what was not done', { events: { $not: { $performed: { name: 'purchase' } } } }],
    ['segments', { $inSegment: ['a', 'b'], $not: { $inSegment: 'c' } }],
    ['two segments it is not in', { $and: [{ $not: { $inSegment: 'a' } }, { $not: { $inSegment: 'b' } }] }],
    [
      'times',
      {
        'time.now': { $timeOfDay: { from: '18:00', to: '22:00' }, $dayOfWeek: ['sat'] },
        'orders.lastAt': { $within: { next: '7d' } },
      },
    ],
    ['what has no form', { $savedGroup: { id: 'vip' }, 'traits.a': { b: 1 }, 'answers.c': { $gt: 1, d: 2 } }],
    ['lists that are none', { $and: 'x', $or: [1, null, [{ a: 1 }]] }],
    ['odd names', JSON.parse('{"__proto__": {"$gt": 1}, "constructor": 1, "": 2}')],
  ])('stays word for word: %s', (_, condition) => {
    expect(JSON.stringify(round(condition))).toBe(JSON.stringify(condition));
  });

  it('is refused with the same faults or means the same, whatever it is', () => {
    let compiled = 0;
    fc.assert(
      fc.property(fc.oneof(wellFormed, anyCondition as fc.Arbitrary<Json>), anyContext, (condition, context) => {
        const before = compileCondition(condition, { segments, groups });
        const after = compileCondition(round(condition), { segments, groups });
        expect(after.ok).toBe(before.ok);
        if (!before.ok || !after.ok) return;
        compiled++;
        expect(after.value.test(context)).toBe(before.value.test(context));
      }),
      { numRuns: 800 },
    );
    expect(compiled).toBeGreaterThan(50);
  });

  it('means the same about plain objects', () => {
    const key = fc.constantFrom('a', 'b', 'c');
    const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(null, 'x'));
    const plain = fc.letrec<{ condition: Json }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 4 },
        fc.dictionary(
          key,
          fc.oneof(
            value,
            fc.record({ $gt: fc.integer({ min: 0, max: 3 }), $ne: value }, { requiredKeys: [] }),
            value.map(($not) => ({ $not })),
          ),
        ),
        fc
          .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(tie('condition'), { maxLength: 3 }))
          .map(([name, list]) => ({ [name]: list })),
        tie('condition').map(($not) => ({ $not })),
      ),
    })).condition;
    fc.assert(
      fc.property(plain, fc.dictionary(key, value), (condition, subject) => {
        const [before, after] = [condition, round(condition)].map((each) => compilePlainCondition(each));
        if (before?.ok !== true || after?.ok !== true) throw new Error('these compile');
        expect(after.value.test(subject)).toBe(before.value.test(subject));
      }),
      { numRuns: 500 },
    );
  });

  it('settles: a second round changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(wellFormed, anyCondition as fc.Arbitrary<Json>), (condition) => {
        const once = round(condition);
        expect(JSON.stringify(round(once))).toBe(JSON.stringify(once));
      }),
      { numRuns: 500 },
    );
  });

  it('stays word for word as a rule', () => {
    const conditions = fc.sample(wellFormed, { numRuns: 400, seed: 7 });
    const same = conditions.filter((condition) => JSON.stringify(round(condition)) === JSON.stringify(condition));
    expect(same.length / conditions.length).toBeGreaterThan(0.95);
  });
});
