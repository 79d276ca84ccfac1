import type { EventEnvelope } from '@quen/protocol';
import { createMessageId, createRandom, createZipf, type Random } from '@quen/testkit';

/** Events like a shop's: page and product views, now and then a cart or an order, by visitors who come and go. */
export interface EventStream {
  /** Events of one visitor's next page. */
  page(): { readonly anonymousId: string; readonly events: EventEnvelope[] };
  /** So many events of visitors all mixed. */
  mixed(count: number): EventEnvelope[];
}

export function createEventStream(seed: number, productCount: number, visitorCount = 3_000): EventStream {
  const random: Random = createRandom(seed);
  const zipf = createZipf(productCount, 1);
  const atMs = Date.now() - 60_000;
  let made = 0;

  function event(anonymousId: string, name: string): EventEnvelope {
    const id = `p${zipf.draw(random) + 1}`;
    const item = {
      item_id: id,
      item_name: `Giày chạy bộ ${id}`,
      item_category: 'giay',
      item_category2: 'chay-bo',
      item_brand: 'Én',
      price: 350_000,
      quantity: 1,
    };
    made++;
    return {
      messageId: createMessageId(atMs + made, random),
      name,
      anonymousId,
      timestamp: atMs + made,
      properties: name === 'page_view' ? {} : { currency: 'VND', value: 350_000, items: [item] },
      context: {
        page: { url: `https://shop.example/p/${id}?ref=home`, path: `/p/${id}`, title: `Giày chạy bộ ${id}`, type: 'product' },
        locale: 'vi-VN',
      },
    };
  }
  const visitor = (): string => `visitor-${seed}-${random.int(1, visitorCount)}`;
  const kind = (): string => (random.chance(0.4) ? 'page_view' : random.chance(0.85) ? 'view_item' : 'add_to_cart');

  return {
    page: () => {
      const anonymousId = visitor();
      return { anonymousId, events: [event(anonymousId, 'page_view'), event(anonymousId, 'view_item')] };
    },
    mixed: (count) => Array.from({ length: count }, () => event(visitor(), kind())),
  };
}
