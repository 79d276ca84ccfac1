import { evalCondition } from '@growthbook/growthbook';
import type { Json } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { evaluateCondition } from './compile-condition.ts';
import type { SavedGroups } from './saved-groups.ts';

/** GrowthBook's own SDK is the oracle: small worlds, so that conditions and attributes often have to do with each other. */
const scalar: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  null,
  true,
  false,
  0,
  1,
  2,
  10,
  -1,
  '',
  '0',
  '1',
  'a',
  'A',
  'b',
  'ab',
  '1.2.3',
  'v1.10.0',
  'null',
);
const value: fc.Arbitrary<Json> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('a', 'b', 'c'), scalar, { maxKeys: 2, noNullPrototype: true }),
);
const path = fc.constantFrom('a', 'b', 'c', 'a.b', 'b.0', 'c.a.b');
const attributes: fc.Arbitrary<Json> = fc.dictionary(
  fc.constantFrom('a', 'b', 'c'),
  fc.oneof(value, fc.array(value, { maxLength: 2 })),
  { noNullPrototype: true },
) as fc.Arbitrary<Json>;
const ordering = fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$veq', '$vne', '$vgt', '$vgte', '$vlt', '$vlte');
const lists = fc.constantFrom('$in', '$nin', '$ini', '$nini', '$all', '$alli');
const keyed = (key: fc.Arbitrary<string>, of: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.tuple(key, of).map(([name, operand]) => ({ [name]: operand }));

const { condition } = fc.letrec<{ operand: Json; condition: Json }>((tie) => ({
  operand: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'operand' },
    value,
    keyed(ordering, scalar),
    keyed(lists, fc.oneof(fc.array(scalar, { maxLength: 10 }), scalar)),
    keyed(fc.constantFrom('$all', '$alli'), fc.array(tie('operand'), { maxLength: 2 })),
    keyed(fc.constantFrom('$regex', '$regexi'), fc.constantFrom('a', '^a$', '[0-9]+', 'A|b', '(', 'nul', 'object')),
    keyed(fc.constant('$exists'), fc.boolean()),
    keyed(fc.constant('$type'), fc.constantFrom('string', 'number', 'boolean', 'array', 'object', 'null', 'odd')),
    keyed(fc.constantFrom('$inGroup', '$notInGroup'), fc.constantFrom('list', 'typed', 'rule', 'none')),
    keyed(fc.constantFrom('$not', '$size'), tie('operand')),
    keyed(
      fc.constant('$elemMatch'),
      fc.oneof(
        keyed(fc.constantFrom('$eq', '$gt'), scalar),
        tie('condition').filter((inner) => !hasGroup(inner)),
      ),
    ),
    fc.tuple(tie('operand'), tie('operand')).map(([first, second]) => ({ ...spread(first), ...spread(second) })),
  ),
  condition: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'condition' },
    keyed(path, tie('operand')),
    fc
      .tuple(keyed(path, tie('operand')), keyed(path, tie('operand')))
      .map(([first, second]) => ({ ...spread(first), ...spread(second) })),
    keyed(fc.constantFrom('$and', '$or', '$nor'), fc.array(tie('condition'), { maxLength: 3 })),
    keyed(fc.constant('$not'), tie('condition')),
    keyed(
      fc.constant('$savedGroup'),
      fc.constantFrom<Json>({ id: 'typed' }, { id: 'typed', attributeKey: 'b' }, { id: 'rule' }, { id: 'none' }, { id: 'loop' }),
    ),
  ),
}));

const groups: SavedGroups = {
  list: [1, 'a', 10],
  typed: { type: 'list', attributeKey: 'a', values: ['a', 1] },
  rule: { type: 'condition', condition: { b: 1 } },
  loop: { type: 'condition', condition: { $savedGroup: { id: 'loop' } } },
};

describe('evaluateCondition', () => {
  it('answers as GrowthBook’s SDK does', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    fc.assert(
      fc.property(condition, attributes, (rule, subject) => {
        expect(evaluateCondition(subject, rule, groups)).toBe(evalCondition(subject as never, rule as never, groups as never));
      }),
      { numRuns: 2000 },
    );
  });
});

function spread(json: Json): Record<string, Json> {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...(json as Record<string, Json>) } : {};
}

/** The SDK takes an element condition that starts with a group for operators on the element, and then knows no `$or`. */
function hasGroup(json: Json): boolean {
  return Object.keys(spread(json)).some((key) => key.startsWith('$'));
}
