import type { UnmetPinReason } from '@quen/protocol';
import type { Language } from '../i18n/language.tsx';

type Words = Readonly<Record<Language, string>>;

/** What was done to a product out of the ordinary; the figure follows the word. */
const adjustments: Readonly<Record<string, Words>> = {
  explore: { vi: 'hàng mới, cho thử', en: 'new, given a try' },
  pin: { vi: 'được ghim', en: 'pinned' },
  boost: { vi: 'được đẩy lên', en: 'boosted' },
  bury: { vi: 'bị đẩy xuống', en: 'buried' },
};

/** What takes products out of a list. */
const filters: Readonly<Record<string, Words>> = {
  excluded: { vi: 'đã có trên trang', en: 'on the page already' },
  'shown-variant': { vi: 'biến thể đã có trên trang', en: 'a variant is on the page' },
  'current-item': { vi: 'đang xem', en: 'being looked at' },
  'in-cart': { vi: 'đã trong giỏ', en: 'in the cart' },
  'just-bought': { vi: 'vừa mua', en: 'just bought' },
  'seen-in-session': { vi: 'vừa xem trong lượt này', en: 'seen in this visit' },
  sellable: { vi: 'không bán được', en: 'not for sale' },
  'merchandising-exclude': { vi: 'quy tắc loại ra', en: 'a rule that excludes' },
  'merchandising-filter': { vi: 'quy tắc chỉ giữ một số', en: 'a rule that keeps some only' },
  'limit-category': { vi: 'giới hạn mỗi danh mục', en: 'the limit a category' },
  'limit-brand': { vi: 'giới hạn mỗi thương hiệu', en: 'the limit a brand' },
  'limit-group': { vi: 'giới hạn mỗi nhóm', en: 'the limit a group' },
};

export const unmetPinText: Readonly<Record<UnmetPinReason, Words>> = {
  unknown_product: { vi: 'danh mục hàng không có', en: 'not in the catalogue' },
  not_sellable: { vi: 'không bán được', en: 'not for sale' },
  current_product: { vi: 'là sản phẩm đang xem', en: 'the product being looked at' },
  on_page: { vi: 'đã ở chỗ khác trên trang', en: 'elsewhere on the page already' },
  beyond_the_end: { vi: 'vị trí nằm ngoài danh sách', en: 'its place is beyond the list’s end' },
  filtered: { vi: 'bị một bộ lọc hoặc giới hạn bỏ ra', en: 'taken out by a filter or a limit' },
};

/** `boost ×2` in words: `boosted ×2`. */
export function adjustmentText(adjustment: string, language: Language): string {
  const [kind = '', ...figures] = adjustment.split(' ');
  return Object.hasOwn(adjustments, kind) ? [adjustments[kind]?.[language], ...figures].join(' ') : adjustment;
}

/** What a filter is called; by its own name when it has no other. */
export function filterText(filter: string, language: Language): string {
  return Object.hasOwn(filters, filter) ? (filters[filter]?.[language] ?? filter) : filter;
}
