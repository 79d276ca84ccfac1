import { attributes, operators } from '@quen/engine';
import { commerceEventNames, quenEventNames } from '@quen/protocol';
import { strategies } from '@quen/recommender';
import type { CollectorCore } from '../../server/core.ts';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';

/** Attributes whose values, or whose keys in a map, are among what the catalogue has. */
const fromCatalogue: { readonly [attribute: string]: 'categories' | 'brands' } = {
  'product.category': 'categories',
  'product.categories': 'categories',
  'product.brand': 'brands',
  'affinity.category': 'categories',
  'affinity.categoryWeight': 'categories',
  'affinity.topCategory': 'categories',
  'affinity.topCategories': 'categories',
  'affinity.brand': 'brands',
  'affinity.brandWeight': 'brands',
  'affinity.topBrand': 'brands',
  'cart.categories': 'categories',
  'orders.categories': 'categories',
  'line.category': 'categories',
  'line.categories': 'categories',
};
/** More than a form can offer. */
const maxValues = 500;

/** What forms may offer, from the registries and the catalogue. */
export const vocabularyEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('GET /vocabulary', {
    async answer({ core }) {
      const seen = { categories: categoriesOf(core), brands: brandsOf(core) };
      return {
        attributes: attributes.map(({ name, group, type, unit, label, example, choices }) => ({
          name,
          group,
          type,
          unit,
          label,
          example,
          values: choices ?? (Object.hasOwn(fromCatalogue, name) ? seen[fromCatalogue[name] ?? 'categories'] : null),
        })),
        operators: operators.map(({ name, label, operand, takes }) => ({ name, label, operand, takes: takes ?? null })),
        strategies: strategies.map(({ name, label, description }) => ({ name, label, description })),
        eventNames: [...quenEventNames, ...commerceEventNames],
      };
    },
  }),
];

function categoriesOf(core: CollectorCore): readonly string[] {
  const found = new Set<string>();
  for (const { categories } of core.products.all()) {
    for (const category of categories) {
      // With the levels above: `giay/chay-bo` is also in `giay`.
      for (let end = category.length; end > 0; end = category.lastIndexOf('/', end - 1)) found.add(category.slice(0, end));
    }
  }
  return [...found].sort().slice(0, maxValues);
}

function brandsOf(core: CollectorCore): readonly string[] {
  const found = new Set<string>();
  for (const { brand } of core.products.all()) if (brand !== undefined) found.add(brand);
  return [...found].sort().slice(0, maxValues);
}
