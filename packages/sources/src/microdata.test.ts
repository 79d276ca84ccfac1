import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { lumaProduct, prestaProduct } from './fixtures/microdata-pages.ts';
import { eventFromSchema } from './json-ld.ts';
import { type MicrodataElement, nodeFromMicrodata } from './microdata.ts';

const scopeOf = (html: string): MicrodataElement => {
  const { document } = new Window();
  document.body.innerHTML = html;
  return document.querySelector('[itemscope]') as unknown as MicrodataElement;
};

describe('nodeFromMicrodata', () => {
  it('reads Luma', () => {
    expect(
      eventFromSchema([nodeFromMicrodata(scopeOf(lumaProduct))], ['https://luma.example/joust.html'])?.properties,
    ).toMatchObject({
      currency: 'USD',
      value: 34,
      items: [{ item_id: '24-MB01', item_name: 'Joust Duffle Bag', price: 34 }],
    });
  });

  it('reads PrestaShop', () => {
    expect(eventFromSchema([nodeFromMicrodata(scopeOf(prestaProduct))], [''])?.properties).toMatchObject({
      currency: 'EUR',
      value: 22.94,
      items: [
        {
          item_id: 'demo_1',
          item_name: 'Hummingbird printed t-shirt',
          item_brand: 'Studio Design',
          item_image: 'https://presta.example/2-large_default/hummingbird.jpg',
          item_availability: 'https://schema.org/InStock',
        },
      ],
    });
  });

  it('keeps what lies in an inner item out of the outer one, and lists repeated properties', () => {
    const node = nodeFromMicrodata(
      scopeOf(
        '<div itemscope itemtype="x/Product"><b itemprop="name">A</b><i itemscope itemtype="x/Person"><u itemprop="name">P</u></i><img itemprop="image" src="1"><img itemprop="image" src="2"></div>',
      ),
    );
    expect(node['name']).toEqual(['A']);
    expect(node['image']).toEqual(['1', '2']);
  });
});
