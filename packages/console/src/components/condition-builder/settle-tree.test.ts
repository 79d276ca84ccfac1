import { attributes, operators } from '@quen/engine';
import type { Json } from '@quen/protocol';
import { expect, it } from 'vitest';
import { builderContext } from './builder-context.ts';
import { settleTree } from './settle-tree.ts';

const context = builderContext(
  {
    attributes: attributes.map(({ name, type, unit }) => ({
      name,
      type,
      label: {},
      unit: unit ?? null,
      values: null,
      example: 2,
    })),
    operators: operators.map(({ name, operand }) => ({ name, operand, label: {} })),
  } as unknown as Parameters<typeof builderContext>[0],
  [],
  'en',
  'VND',
);

/** What a line compares with after another comparison was chosen. */
function choose(field: string, from: string, to: string, value: Json): Json {
  const tree = (operator: string) => ({ combinator: 'and', rules: [{ id: 'line', field, operator, value }] });
  const [line] = settleTree(tree(from), tree(to), context).rules;
  return line !== undefined && 'value' in line ? line.value : null;
}

it.each<[string, string, string, Json, Json]>([
  ['cart.value', '$gte', '$lt', 500_000, 500_000],
  ['cart.value', '$gte', '$in', 500_000, [500_000]],
  ['cart.value', '$in', '$gte', [500_000, 600_000], 500_000],
  ['cart.value', '$in', '$gte', [], 2],
  ['cart.value', '$gte', '$exists', 500_000, true],
  ['channel.source', 'is', '$nin', 'zalo', ['zalo']],
  ['channel.source', 'is', '$in', '', []],
  ['channel.source', '$in', 'is', ['zalo'], 'zalo'],
  ['product.categories', '$size', '$in', 3, []],
  ['orders.lastAt', '$before', '$dayOfWeek', '2026-01-01', ['sat', 'sun']],
  ['orders.lastAt', '$within', '$olderThan', '14d', '14d'],
])('%s compared with %s, then with %s: %j becomes %j', (field, from, to, value, expected) => {
  expect(choose(field, from, to, value)).toEqual(expected);
});
