import type { Texts } from '../../i18n/use-text.ts';

export const customersText: Texts<
  | 'title'
  | 'hint'
  | 'search'
  | 'searchHint'
  | 'stage'
  | 'segment'
  | 'anyStage'
  | 'anySegment'
  | 'total'
  | 'name'
  | 'lastSeen'
  | 'sessions'
  | 'orders'
  | 'revenue'
  | 'emptyTitle'
  | 'empty'
  | 'toStart'
  | 'nobodyTitle'
  | 'nobody'
  | 'clear'
> = {
  title: { vi: 'Khách hàng', en: 'Customers' },
  hint: { vi: 'Tìm một người và xem toàn bộ câu chuyện của họ.', en: 'Find a person, and see their whole story.' },
  search: { vi: 'Tìm', en: 'Search' },
  searchHint: { vi: 'Tên, email, mã khách, mã đơn hàng', en: 'Name, email, id or order number' },
  stage: { vi: 'Giai đoạn', en: 'Stage' },
  segment: { vi: 'Phân khúc', en: 'Segment' },
  anyStage: { vi: 'Mọi giai đoạn', en: 'Any stage' },
  anySegment: { vi: 'Mọi phân khúc', en: 'Any segment' },
  total: { vi: '{count} khách hàng', en: '{count} customers' },
  name: { vi: 'Khách', en: 'Customer' },
  lastSeen: { vi: 'Gặp lần cuối', en: 'Last seen' },
  sessions: { vi: 'Lượt ghé', en: 'Sessions' },
  orders: { vi: 'Đơn hàng', en: 'Orders' },
  revenue: { vi: 'Doanh thu', en: 'Revenue' },
  emptyTitle: { vi: 'Chưa có khách nào', en: 'Nobody yet' },
  empty: { vi: 'Mỗi người ghé cửa hàng sẽ có một hồ sơ ở đây.', en: 'Everyone who visits the shop gets a profile here.' },
  toStart: { vi: 'Dán thẻ vào cửa hàng', en: 'Paste the tag' },
  nobodyTitle: { vi: 'Không tìm thấy ai', en: 'Nobody found' },
  nobody: { vi: 'Thử gõ ít chữ hơn, hoặc bỏ bớt điều kiện.', en: 'Try fewer letters, or fewer filters.' },
  clear: { vi: 'Bỏ lọc', en: 'Clear filters' },
};
