import { isSellable } from '@quen/protocol';
import { productSchema } from '@quen/protocol/schema';
import { describe, expect, it } from 'vitest';
import { generateCatalogue } from './catalogue.ts';

const options = { products: 2000, nowMs: 1_780_000_000_000 };

describe('generateCatalogue', () => {
  const products = generateCatalogue(options);

  it('makes the same products from the same seed', () => {
    expect(generateCatalogue(options)).toEqual(products);
    expect(generateCatalogue({ ...options, seed: 2 })).not.toEqual(products);
  });

  it('makes products the protocol takes, each once', () => {
    for (const product of products) expect(productSchema.safeParse(product).success).toBe(true);
    expect(new Set(products.map((product) => product.id)).size).toBe(2000);
  });

  it('has the categories and brands asked for, some reduced and few sold out', () => {
    expect(new Set(products.map((product) => product.categories[0]?.split('/')[0])).size).toBe(12);
    expect(new Set(products.map((product) => product.brand)).size).toBeLessThanOrEqual(40);
    const soldOut = products.filter((product) => !isSellable(product)).length / 2000;
    expect(soldOut).toBeGreaterThan(0.01);
    expect(soldOut).toBeLessThan(0.06);
    expect(products.filter((product) => product.listPriceMinor !== undefined).length).toBeGreaterThan(150);
  });
});
