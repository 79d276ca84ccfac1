import type { LoggedEvent, Product, RecommendationQuery } from '@quen/protocol';
import { mixHash } from '../catalogue/hash-text.ts';
import { createRecommender, type RecommenderOptions } from './create-recommender.ts';
import type { Recommender } from './recommender.ts';

/** When the small shop's clock stands; tests ask then. */
export const nowMs: number = Date.UTC(2026, 5, 1, 12);
const dayMs = 86_400_000;
const categories = ['Giày/Chạy bộ', 'Giày/Sandal', 'Áo/Áo khoác', 'Áo/Áo thun', 'Túi/Balo', 'Phụ kiện/Tất'];

/** A product of the small shop by number: six categories in turn, three brands, prices that rise, every seventh sold out. */
export function shopProduct(number: number, more: Partial<Product> = {}): Product {
  const category = categories[number % categories.length] ?? '';
  return {
    id: `p${number}`,
    title: `${category.split('/')[1]} mẫu ${number}`,
    titles: { en: `Model ${number} of ${category.split('/')[1]}` },
    url: `/p/${number}`,
    brand: ['Én', 'Sếu', 'Cò'][number % 3] ?? '',
    categories: [category],
    currency: 'VND',
    priceMinor: 90_000 + number * 10_000,
    availability: number % 7 === 3 ? 'out_of_stock' : 'in_stock',
    createdAtMs: nowMs - (100 + (number % 5)) * dayMs,
    ...more,
  };
}

/** A logged event about products. */
export function shopEvent(
  position: number,
  name: string,
  ids: readonly string[],
  atMs: number,
  more: Partial<LoggedEvent> = {},
): LoggedEvent {
  return {
    position,
    messageId: `m${position}`,
    name,
    anonymousId: null,
    userId: null,
    properties: { items: ids.map((item_id) => ({ item_id, quantity: 1 })) },
    context: {},
    occurredAtMs: atMs,
    receivedAtMs: atMs,
    source: 'browser',
    proof: 'none',
    flags: [],
    ...more,
  };
}

/** Events of visitors who keep to two neighbouring categories each, cart some of what they view and buy half of that; the last before `nowMs`. */
export function shopEvents(visitors: number, products: number): { readonly event: LoggedEvent; readonly profileId: string }[] {
  const found: { event: LoggedEvent; profileId: string }[] = [];
  let position = 0;
  const note = (profileId: string, name: string, ids: string[], atMs: number, more: Partial<LoggedEvent> = {}): void => {
    found.push({ event: shopEvent(++position, name, ids, atMs, more), profileId });
  };
  for (let visitor = 0; visitor < visitors; visitor++) {
    const profileId = `v${visitor}`;
    const startMs = nowMs - (visitors - visitor) * 3_600_000;
    const carted: string[] = [];
    if (visitor % 4 === 0) note(profileId, 'segment_entered', [], startMs, { properties: { segmentId: 'regulars' } });
    for (let step = 0; step < 5; step++) {
      const roll = mixHash(visitor * 31 + step);
      const category = (visitor + (roll % 2)) % categories.length;
      const id = `p${((roll >>> 3) % Math.ceil(products / categories.length)) * categories.length + category}`;
      note(profileId, 'view_item', [id], startMs + step * 60_000);
      if (roll % 3 === 0) {
        carted.push(id);
        note(profileId, 'add_to_cart', [id], startMs + step * 60_000 + 1000);
      }
    }
    if (carted.length > 0 && visitor % 2 === 0) {
      note(profileId, 'purchase', carted, startMs + 6 * 60_000, { source: 'server' });
    }
  }
  return found;
}

/** The small shop with two weeks of visitors. */
export function openSmallShop(options: RecommenderOptions = {}, products = 60, visitors = 300): Recommender {
  const recommender = createRecommender(options);
  recommender.upsertProducts(Array.from({ length: products }, (_, number) => shopProduct(number)));
  for (const { event, profileId } of shopEvents(visitors, products)) recommender.learn(event, profileId);
  return recommender;
}

/** A question with nothing in it but the strategies. */
export function ask(strategies: readonly string[], more: Partial<RecommendationQuery> = {}): RecommendationQuery {
  return { strategies, limit: 8, session: [], cartItemIds: [], excludeItemIds: [], merchandising: [], nowMs, ...more };
}
