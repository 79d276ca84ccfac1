import { describe, expect, it } from 'vitest';
import { dawnMetas, prestaMetas } from './fixtures/microdata-pages.ts';
import { eventFromSchema } from './json-ld.ts';
import { nodeFromOpenGraph } from './open-graph.ts';

const tagsOf = (metas: Readonly<Record<string, string>>) =>
  Object.entries(metas).map((tag) => ({ getAttribute: (name: string) => tag[name === 'property' ? 0 : 1] ?? null }));
const read = (metas: Readonly<Record<string, string>>) => eventFromSchema([nodeFromOpenGraph(tagsOf(metas))], ['']);

describe('nodeFromOpenGraph', () => {
  it('reads PrestaShop', () => {
    expect(read(prestaMetas)?.properties).toMatchObject({
      currency: 'EUR',
      value: 22.94,
      items: [{ item_id: '1-8', item_name: 'Hummingbird printed t-shirt' }],
    });
  });
  it('reads Dawn, whose address stands for the missing number', () => {
    expect(read(dawnMetas)?.properties).toMatchObject({
      value: 120_000,
      items: [{ item_id: 'https://shop.example/products/non', item_name: 'Nón' }],
    });
  });
  it('takes an article for no product', () => {
    expect(read({ 'og:type': 'article', 'og:title': 'Tin' })).toBeUndefined();
  });
});
