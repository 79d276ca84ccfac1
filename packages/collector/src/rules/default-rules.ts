import type { Campaign, LocalizedText, Placement, RuleSet } from '@quen/protocol';

/** What a shop's first rules cannot know by themselves. */
export interface DefaultRulesOptions {
  /** Makes this shop's hashes its own; drawn once, at random. */
  readonly salt: string;
  readonly name?: string;
  readonly currency?: string;
  readonly timeZone?: string;
  readonly languages?: readonly string[];
}

/**
 * The rules a new shop begins with: the usual places of a shop, each filled with recommendations that work from the first visitor on
 * (the page and the crowd first, the person as soon as they are known).
 */
export function defaultRules({ salt, name, currency, timeZone, languages }: DefaultRulesOptions): RuleSet {
  return {
    version: 0,
    shop: {
      name: name ?? 'My shop',
      currency: currency ?? 'VND',
      timeZone: timeZone ?? 'Asia/Ho_Chi_Minh',
      languages: languages ?? ['vi', 'en'],
      globalHoldout: 0.05,
      salt,
      affinityHalfLifeDays: 30,
      consentDefault: 'granted',
    },
    placements: places.map(({ id, name: placeName, maxItems }): Placement => ({ id, name: placeName, maxItems })),
    // Each entry and exit is an event: one about every newcomer would double the log.
    segments: [{ id: 'regulars', name: 'Khách quen', condition: { 'orders.count': { $gte: 2 } } }],
    campaigns: places.map(
      ({ id, name: placeName, maxItems, title, strategies, layout }): Campaign => ({
        id,
        name: placeName,
        status: 'running',
        placements: [id],
        audience: {},
        tailoring: 'transparent',
        // A shop that has just begun shows its recommendations to everyone; measuring comes when there is something to compare.
        holdout: 0,
        purpose: 'none',
        variants: [{ id: 'main', weight: 1, content: { kind: 'recommendations', title, strategies, limit: maxItems, layout } }],
      }),
    ),
    offers: [],
  };
}

interface Place {
  readonly id: string;
  readonly name: string;
  readonly title: LocalizedText;
  readonly strategies: readonly string[];
  readonly maxItems: number;
  readonly layout: 'carousel' | 'grid' | 'list';
}

const places: readonly Place[] = [
  {
    id: 'home-for-you',
    name: 'Trang chủ: dành cho bạn',
    title: { vi: 'Dành cho bạn', en: 'For you' },
    strategies: ['for-you', 'session-next', 'trending', 'popular', 'new-arrivals'],
    maxItems: 12,
    layout: 'carousel',
  },
  {
    id: 'home-trending',
    name: 'Trang chủ: đang thịnh hành',
    title: { vi: 'Đang được quan tâm', en: 'Trending now' },
    strategies: ['trending', 'popular', 'best-sellers', 'new-arrivals'],
    maxItems: 12,
    layout: 'carousel',
  },
  {
    id: 'home-recent',
    name: 'Trang chủ: xem gần đây',
    title: { vi: 'Bạn vừa xem', en: 'Recently viewed' },
    strategies: ['recently-viewed'],
    maxItems: 8,
    layout: 'carousel',
  },
  {
    id: 'category-top',
    name: 'Trang danh mục',
    title: { vi: 'Nổi bật trong danh mục', en: 'Popular in this category' },
    strategies: ['best-sellers', 'trending', 'popular'],
    maxItems: 8,
    layout: 'carousel',
  },
  {
    id: 'product-similar',
    name: 'Trang sản phẩm: tương tự',
    title: { vi: 'Sản phẩm tương tự', en: 'Similar products' },
    strategies: ['similar', 'session-next', 'popular'],
    maxItems: 8,
    layout: 'carousel',
  },
  {
    id: 'product-together',
    name: 'Trang sản phẩm: mua cùng nhau',
    title: { vi: 'Thường mua cùng nhau', en: 'Often bought together' },
    strategies: ['bought-together', 'goes-with', 'session-next', 'popular'],
    maxItems: 4,
    layout: 'grid',
  },
  {
    id: 'cart-together',
    name: 'Giỏ hàng: mua thêm',
    title: { vi: 'Mua thêm cho đủ', en: 'Goes well with your cart' },
    strategies: ['cart-add-ons', 'bought-together', 'popular'],
    maxItems: 6,
    layout: 'carousel',
  },
  {
    id: 'search-fallback',
    name: 'Tìm không thấy',
    title: { vi: 'Có thể bạn sẽ thích', en: 'You may like' },
    strategies: ['for-you', 'trending', 'popular'],
    maxItems: 8,
    layout: 'grid',
  },
];
