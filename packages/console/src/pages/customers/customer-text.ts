import type { Texts } from '../../i18n/use-text.ts';

export const customerText: Texts<
  | 'back'
  | 'customer'
  | 'unknown'
  | 'firstSeen'
  | 'lastSeen'
  | 'sessions'
  | 'orders'
  | 'revenue'
  | 'atRisk'
  | 'export'
  | 'correct'
  | 'erase'
  | 'journey'
  | 'since'
  | 'next'
  | 'rfm'
  | 'recency'
  | 'frequency'
  | 'monetary'
  | 'ofFive'
  | 'noRfm'
  | 'affinities'
  | 'noAffinities'
  | 'category'
  | 'brand'
  | 'priceBand'
  | 'knows'
  | 'noTraits'
  | 'answers'
  | 'noAnswers'
  | 'consents'
  | 'noConsents'
  | 'granted'
  | 'denied'
  | 'identities'
  | 'proven'
  | 'claimed'
  | 'browsers'
  | 'merges'
  | 'noMerges'
  | 'undo'
  | 'undone'
  | 'undoAsk'
  | 'segments'
  | 'noSegments'
  | 'timeline'
  | 'noTimeline'
  | 'visit'
  | 'apart'
  | 'events'
  | 'older'
  | 'offers'
  | 'noOffers'
  | 'close'
  | 'satisfaction'
  | 'relationship'
> = {
  customer: { vi: 'Khách hàng', en: 'Customer' },
  unknown: { vi: 'Không có khách này', en: 'There is no such customer' },
  back: { vi: 'Mọi khách hàng', en: 'All customers' },
  firstSeen: { vi: 'Gặp lần đầu', en: 'First seen' },
  lastSeen: { vi: 'Gặp lần cuối', en: 'Last seen' },
  sessions: { vi: 'Lượt ghé', en: 'Sessions' },
  orders: { vi: 'Đơn hàng', en: 'Orders' },
  revenue: { vi: 'Đã chi', en: 'Spent' },
  atRisk: { vi: 'Có nguy cơ rời đi', en: 'At risk of leaving' },
  export: { vi: 'Tải dữ liệu', en: 'Export' },
  correct: { vi: 'Sửa thông tin', en: 'Correct' },
  erase: { vi: 'Xoá', en: 'Erase' },
  journey: { vi: 'Hành trình', en: 'Journey' },
  since: { vi: 'từ {date}', en: 'since {date}' },
  next: { vi: 'Để lên bước tiếp theo: {needs}.', en: 'What would bring the next stage: {needs}.' },
  rfm: { vi: 'Giá trị khách (RFM)', en: 'Value (RFM)' },
  recency: { vi: 'Mua gần đây', en: 'Recency' },
  frequency: { vi: 'Mua thường xuyên', en: 'Frequency' },
  monetary: { vi: 'Chi nhiều', en: 'Monetary' },
  ofFive: { vi: '{score} trên 5', en: '{score} of 5' },
  noRfm: { vi: 'Chưa có đơn hàng nào để chấm.', en: 'No orders to score yet.' },
  affinities: { vi: 'Quan tâm đến', en: 'Interests' },
  noAffinities: { vi: 'Chưa xem đủ sản phẩm.', en: 'Not enough products viewed yet.' },
  category: { vi: 'Nhóm hàng', en: 'Categories' },
  brand: { vi: 'Thương hiệu', en: 'Brands' },
  priceBand: { vi: 'Khoảng giá', en: 'Price bands' },
  knows: { vi: 'Thông tin', en: 'Facts' },
  noTraits: { vi: 'Khách chưa cho biết gì.', en: 'They have told nothing yet.' },
  answers: { vi: 'Đã trả lời', en: 'Answers' },
  noAnswers: { vi: 'Chưa trả lời câu hỏi nào.', en: 'No question answered yet.' },
  consents: { vi: 'Sự đồng ý', en: 'Consents' },
  noConsents: { vi: 'Chưa quyết định gì.', en: 'Nothing decided yet.' },
  granted: { vi: 'Đồng ý', en: 'Granted' },
  denied: { vi: 'Từ chối', en: 'Denied' },
  identities: { vi: 'Định danh', en: 'Identities' },
  proven: { vi: 'Mã khách, đã chứng thực', en: 'Customer ids, proven' },
  claimed: { vi: 'Tự nhận, chưa chứng thực', en: 'Claimed, not proven' },
  browsers: { vi: 'Trình duyệt', en: 'Browsers' },
  merges: { vi: 'Hồ sơ đã gộp', en: 'Merged profiles' },
  noMerges: { vi: 'Chưa gộp lần nào.', en: 'Never merged.' },
  undo: { vi: 'Tách ra lại', en: 'Undo' },
  undone: { vi: 'Đã tách {date}', en: 'Undone {date}' },
  undoAsk: { vi: 'Tách hai hồ sơ này ra lại? Không mất sự kiện nào.', en: 'Split these two profiles again? No event is lost.' },
  segments: { vi: 'Phân khúc', en: 'Segments' },
  noSegments: { vi: 'Không thuộc phân khúc nào.', en: 'In no segment.' },
  timeline: { vi: 'Dòng thời gian', en: 'Timeline' },
  noTimeline: { vi: 'Chưa có sự kiện nào.', en: 'No events.' },
  apart: { vi: 'Ngoài lượt ghé, {date}', en: 'Between visits, {date}' },
  visit: { vi: 'Lượt ghé {date}', en: 'Visit of {date}' },
  events: { vi: '{count} sự kiện', en: '{count} events' },
  older: { vi: 'Xem cũ hơn', en: 'Show older ones' },
  offers: { vi: 'Ưu đãi', en: 'Offers' },
  noOffers: { vi: 'Chưa giữ hay dùng ưu đãi nào.', en: 'No offer held or used.' },
  close: { vi: 'Đóng', en: 'Close' },
  satisfaction: { vi: 'Hài lòng', en: 'Satisfaction' },
  relationship: { vi: 'Mức quan hệ {level} trên 3', en: 'Relationship level {level} of 3' },
};
