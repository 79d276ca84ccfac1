import type { DecayingWeight, RecommendationQuery } from '@quen/protocol';
import type { Knowledge } from './knowledge.ts';

/**
 * How much a person likes a product, 0 to 1: the weight of its best category, of its brand and of its price band, each over the person's strongest one. All
 * weights of a kind decay alike, so their proportions hold at any time as long as they are brought to the same moment by the shop's half-life.
 */
export function createTaste(query: RecommendationQuery, knowledge: Knowledge): (index: number) => number {
  const affinities = query.person?.affinities;
  if (affinities === undefined) return () => 0;
  const { catalogue } = knowledge;
  const byCategory = proportions(affinities.category, (name) => catalogue.categories.find(name));
  const byBrand = proportions(affinities.brand, (name) => catalogue.brands.find(name));
  const byBand = proportions(affinities.priceBand, Number);
  if (byCategory.size + byBrand.size + byBand.size === 0) return () => 0;
  return (index) => {
    let category = 0;
    const categories = catalogue.categoriesOf(index);
    for (let at = 0; at < categories.length; at++) category = Math.max(category, byCategory.get(categories[at] as number) ?? 0);
    const brand = byBrand.size === 0 ? 0 : (byBrand.get(catalogue.brandOf[index] as number) ?? 0);
    const band = byBand.size === 0 ? 0 : (byBand.get(catalogue.bandOf[index] as number) ?? 0);
    return 0.6 * category + 0.25 * brand + 0.15 * band;
  };
}

const halfLifeMs = 30 * 86_400_000;

function proportions(
  weights: { readonly [name: string]: DecayingWeight },
  numberOf: (name: string) => number,
): Map<number, number> {
  const found = new Map<number, number>();
  let newest = 0;
  for (const { atMs } of Object.values(weights)) newest = Math.max(newest, atMs);
  let most = 0;
  for (const [name, { weight, atMs }] of Object.entries(weights)) {
    const number = numberOf(name);
    const now = weight * 2 ** ((atMs - newest) / halfLifeMs);
    if (!(number >= 0) || !(now > 0)) continue;
    found.set(number, Math.max(found.get(number) ?? 0, now));
    most = Math.max(most, now);
  }
  for (const [number, weight] of found) found.set(number, weight / most);
  return found;
}
