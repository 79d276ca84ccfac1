import type { Texts } from '../../i18n/use-text.ts';

export const overviewText: Texts<
  | 'title'
  | 'range'
  | 'today'
  | 'days7'
  | 'days28'
  | 'days90'
  | 'custom'
  | 'from'
  | 'backwards'
  | 'to'
  | 'visitors'
  | 'sessions'
  | 'orders'
  | 'revenue'
  | 'conversion'
  | 'influenced'
  | 'influencedHint'
  | 'before'
  | 'noBefore'
  | 'notComparable'
  | 'todayRuns'
  | 'soFar'
  | 'dashed'
  | 'same'
  | 'chart'
  | 'table'
  | 'day'
  | 'emptyTitle'
  | 'empty'
  | 'toStart'
  | 'top'
  | 'product'
  | 'views'
  | 'noTop'
> = {
  title: { vi: 'Tổng quan', en: 'Overview' },
  range: { vi: 'Khoảng thời gian', en: 'Range' },
  today: { vi: 'Hôm nay', en: 'Today' },
  days7: { vi: '7 ngày', en: '7 days' },
  days28: { vi: '28 ngày', en: '28 days' },
  days90: { vi: '90 ngày', en: '90 days' },
  custom: { vi: 'Tự chọn', en: 'Custom' },
  from: { vi: 'Từ ngày', en: 'From' },
  backwards: { vi: 'Sau ngày kết thúc: chưa tính lại.', en: 'After the end: not counted yet.' },
  to: { vi: 'Đến ngày', en: 'To' },
  visitors: { vi: 'Khách ghé thăm', en: 'Visitors' },
  sessions: { vi: 'Lượt ghé', en: 'Sessions' },
  orders: { vi: 'Đơn hàng', en: 'Orders' },
  revenue: { vi: 'Doanh thu', en: 'Revenue' },
  conversion: { vi: 'Tỷ lệ mua hàng', en: 'Conversion' },
  influenced: { vi: 'Nhờ cá nhân hoá', en: 'Personalized share' },
  influencedHint: {
    vi: 'Phần doanh thu từ đơn hàng sau khi khách thấy hoặc bấm nội dung của Quen.',
    en: 'Share of revenue from orders after seeing or clicking what Quen showed.',
  },
  before: { vi: 'trước đó {value}', en: '{value} before' },
  notComparable: {
    vi: 'Chưa so sánh với {days} ngày trước đó được: phần lớn những ngày ấy chưa có khách.',
    en: 'No comparison with the {days} days before yet: most of them had no visitors.',
  },
  todayRuns: {
    vi: 'Hôm nay chưa hết ngày, còn những ngày trước để so sánh là trọn ngày.',
    en: 'Today is not over yet, while the days it is compared with are whole.',
  },
  soFar: { vi: 'tới lúc này', en: 'so far' },
  dashed: { vi: 'Nét đứt: hôm nay chưa hết ngày.', en: 'Dashed: today is not over yet.' },
  noBefore: { vi: 'chưa có gì để so sánh', en: 'nothing to compare with' },
  same: { vi: 'không đổi', en: 'unchanged' },
  chart: { vi: 'Theo ngày', en: 'Day by day' },
  table: { vi: 'Xem dạng bảng', en: 'Show as a table' },
  day: { vi: 'Ngày', en: 'Day' },
  emptyTitle: { vi: 'Chưa có lượt ghé nào', en: 'No visits yet' },
  empty: {
    vi: 'Khi thẻ được dán vào cửa hàng, số liệu sẽ hiện ở đây trong vài giây. Hoặc chọn khoảng thời gian dài hơn.',
    en: 'Once the tag is in your shop, figures appear here within seconds. Or choose a longer range.',
  },
  toStart: { vi: 'Dán thẻ vào cửa hàng', en: 'Paste the tag' },
  top: { vi: 'Sản phẩm bán chạy', en: 'Best-selling products' },
  product: { vi: 'Sản phẩm', en: 'Product' },
  views: { vi: 'Lượt xem', en: 'Views' },
  noTop: { vi: 'Chưa có sản phẩm nào được xem.', en: 'No product has been viewed.' },
};
