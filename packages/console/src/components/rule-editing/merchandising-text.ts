import type { MerchandisingKind } from '@quen/protocol';
import type { Texts } from '../../i18n/use-text.ts';

export const merchandisingText: Texts<
  | 'add'
  | 'up'
  | 'down'
  | 'moved'
  | 'remove'
  | 'drag'
  | 'position'
  | 'factor'
  | 'max'
  | 'by'
  | 'products'
  | 'which'
  | 'when'
  | 'addWhen'
  | 'removeWhen'
  | MerchandisingKind
  | 'category'
  | 'brand'
  | 'group'
> = {
  add: { vi: 'Thêm quy tắc', en: 'Add rule' },
  up: { vi: 'Lên', en: 'Move up' },
  down: { vi: 'Xuống', en: 'Move down' },
  moved: { vi: 'Đã chuyển tới chỗ {place} trên {of}', en: 'Moved to place {place} of {of}' },
  remove: { vi: 'Bỏ', en: 'Remove' },
  drag: { vi: 'Kéo để đổi thứ tự', en: 'Drag to reorder' },
  position: { vi: 'Ở vị trí', en: 'At position' },
  factor: { vi: 'Hệ số', en: 'Factor' },
  max: { vi: 'Nhiều nhất', en: 'At most' },
  by: { vi: 'Mỗi', en: 'For each' },
  products: { vi: 'Sản phẩm', en: 'Products' },
  which: { vi: 'Sản phẩm nào', en: 'Which products' },
  when: { vi: 'Chỉ khi', en: 'Only when' },
  addWhen: { vi: 'Chỉ áp dụng khi…', en: 'Only when…' },
  removeWhen: { vi: 'Luôn áp dụng', en: 'Always' },
  pin: { vi: 'Ghim', en: 'Pin' },
  boost: { vi: 'Đẩy lên', en: 'Boost' },
  bury: { vi: 'Hạ xuống', en: 'Bury' },
  exclude: { vi: 'Loại bỏ', en: 'Exclude' },
  filter: { vi: 'Chỉ giữ', en: 'Keep only' },
  limit: { vi: 'Giới hạn', en: 'Limit' },
  category: { vi: 'danh mục', en: 'category' },
  brand: { vi: 'thương hiệu', en: 'brand' },
  group: { vi: 'nhóm biến thể', en: 'group of variants' },
};
