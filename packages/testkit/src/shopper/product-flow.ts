import type { Product } from '@quen/protocol';
import { hash32, type Random } from '../random.ts';
import { createZipf, type Zipf } from '../zipf.ts';
import { type Persona, topCategory } from './persona.ts';

/** How shoppers get from product to product. */
export interface ProductFlow {
  /** A product this shopper would pick out of the whole shop: category by taste, then by popularity, brand and price. */
  draw(persona: Persona, random: Random): Product;
  /** As {@link draw}, out of one category. */
  drawFrom(category: string, persona: Persona, random: Random): Product;
  /** Another product of the same category that is near in price. */
  similarTo(product: Product, persona: Persona, random: Random): Product;
  /** A product that is used together with this one; null when nothing is. */
  companionOf(product: Product, random: Random): Product | null;
  /** The product of an id; undefined when the catalogue has none. */
  find(id: string): Product | undefined;
  /** The most popular products of a category, best first. */
  top(category: string, limit: number): readonly Product[];
}

/** Says which products are used together with a product, by id. */
export type CompanionsOf = (product: Product) => readonly string[];

/**
 * The {@link ProductFlow} of a catalogue whose order is that of popularity. Without `companionsOf` each product gets three
 * companions of other categories, told by a hash of its id.
 */
export function createProductFlow(products: readonly Product[], companionsOf?: CompanionsOf): ProductFlow {
  const byId = new Map(products.map((product) => [product.id, product]));
  const byCategory = new Map<string, { products: Product[]; zipf: Zipf }>();
  for (const product of products) {
    const category = topCategory(product);
    const entry = byCategory.get(category);
    if (entry) entry.products.push(product);
    else byCategory.set(category, { products: [product], zipf: createZipf(1) });
  }
  for (const entry of byCategory.values()) entry.zipf = createZipf(entry.products.length, 0.8);
  const categories = [...byCategory.keys()];

  /** Out of a few drawn by popularity, the one that pleases most: cheap, and tastes still show. */
  const choose = (category: string, tries: number, random: Random, pleases: (product: Product) => number): Product => {
    const entry = byCategory.get(category) ?? byCategory.get(categories[0] ?? '');
    if (!entry) throw new RangeError('createProductFlow: the catalogue is empty');
    const drawn = Array.from({ length: tries }, () => entry.products[entry.zipf.draw(random)] as Product);
    return random.weighted(drawn, pleases);
  };

  const flow: ProductFlow = {
    draw: (persona, random) => flow.drawFrom(drawCategory(persona, categories, random), persona, random),
    drawFrom: (category, persona, random) => choose(category, 4, random, (product) => pleasure(product, persona)),
    similarTo(product, persona, random) {
      const price = product.priceMinor ?? 0;
      return choose(topCategory(product), 6, random, (other) => {
        if (other.id === product.id) return 1e-6;
        const kin = other.categories[0] === product.categories[0] ? 2 : 1;
        return kin * closeness(other.priceMinor ?? 0, price) * pleasure(other, persona);
      });
    },
    companionOf(product, random) {
      const ids = companionsOf ? companionsOf(product) : defaultCompanions(product);
      const known = ids.map((id) => byId.get(id)).filter((other) => other !== undefined);
      return known.length === 0 ? null : random.weighted(known, (other) => 1 / (1 + known.indexOf(other)));
    },
    find: (id) => byId.get(id),
    top: (category, limit) => byCategory.get(category)?.products.slice(0, limit) ?? [],
  };

  function defaultCompanions(product: Product): string[] {
    const own = categories.indexOf(topCategory(product));
    return [0, 1, 2].flatMap((turn) => {
      const hash = hash32(`${product.id}/${turn}`);
      const category = categories[(own + 1 + (hash % Math.max(1, categories.length - 1))) % categories.length] ?? '';
      const list = byCategory.get(category)?.products ?? [];
      const other = list[(hash >>> 8) % Math.max(1, Math.min(list.length, 200))];
      return other ? [other.id] : [];
    });
  }

  return flow;
}

function drawCategory(persona: Persona, categories: readonly string[], random: Random): string {
  return random.weighted(categories, (category) => persona.categories.get(category) ?? 0.1);
}

function pleasure(product: Product, persona: Persona): number {
  const brand = product.brand === undefined ? 1 : (persona.brands.get(product.brand) ?? 1);
  const reduced = product.listPriceMinor === undefined ? 1 : 1.25;
  return brand * reduced * closeness(product.priceMinor ?? 0, persona.priceMinor);
}

/** 1 at the same price, about a half at twice or half of it; never quite 0. */
function closeness(price: number, wanted: number): number {
  if (price <= 0 || wanted <= 0) return 0.5;
  const distance = Math.log2(price / wanted);
  return 0.02 + Math.exp(-0.7 * distance * distance);
}
