import type { BenefitKind } from '@quen/protocol';
import type { Texts } from '../../i18n/use-text.ts';

type Key =
  | BenefitKind
  | 'title'
  | 'hint'
  | 'create'
  | 'emptyTitle'
  | 'empty'
  | 'name'
  | 'status'
  | 'benefit'
  | 'used'
  | 'budget'
  | 'newTitle'
  | 'what'
  | 'kind'
  | 'percent'
  | 'amountOff'
  | 'gift'
  | 'giftItem'
  | 'quantity'
  | 'buy'
  | 'get'
  | 'percentOff'
  | 'tiers'
  | 'spend'
  | 'addTier'
  | 'points'
  | 'perSpend'
  | 'who'
  | 'whoHint'
  | 'lines'
  | 'linesHint'
  | 'minSpend'
  | 'minQuantity'
  | 'limits'
  | 'totalUses'
  | 'usesPerCustomer'
  | 'usesPerDay'
  | 'totalSpend'
  | 'spendPerDay'
  | 'maxDiscount'
  | 'minMargin'
  | 'minMarginHint'
  | 'noLimit'
  | 'stacking'
  | 'exclusive'
  | 'stackable'
  | 'best'
  | 'priority'
  | 'code'
  | 'codeNone'
  | 'codeShared'
  | 'codeGenerated'
  | 'theCode'
  | 'prefix'
  | 'expires'
  | 'schedule'
  | 'usage'
  | 'reserved'
  | 'redeemed'
  | 'released'
  | 'expired'
  | 'pacing'
  | 'pacingHint'
  | 'today'
  | 'ofTotal'
  | 'noBudget'
  | 'runsOut'
  | 'usedUp'
  | 'refusals'
  | 'refusalsHint'
  | 'noRefusals'
  | 'redemptions'
  | 'noRedemptions'
  | 'order'
  | 'when'
  | 'discount'
  | 'codes'
  | 'issued'
  | 'issue'
  | 'count'
  | 'description'
  | 'remove'
  | 'missing'
  | 'currency'
  | 'customer'
  | 'uses';

/** Texts of offers. */
export const offersText: Texts<Key> = {
  title: { vi: 'Ưu đãi', en: 'Offers' },
  hint: {
    vi: 'Giảm giá, quà tặng và điểm, có giới hạn và ngân sách thật.',
    en: 'Discounts, gifts and points, with limits and budgets that hold.',
  },
  create: { vi: 'Tạo ưu đãi', en: 'New offer' },
  emptyTitle: { vi: 'Chưa có ưu đãi', en: 'No offers yet' },
  empty: {
    vi: 'Ví dụ: giảm 10 % cho đơn đầu tiên, nhiều nhất 50.000 ₫, mỗi khách một lần.',
    en: 'For example: 10 % off the first order, 50,000 ₫ at most, once a customer.',
  },
  name: { vi: 'Tên', en: 'Name' },
  status: { vi: 'Trạng thái', en: 'Status' },
  benefit: { vi: 'Khách được gì', en: 'What it gives' },
  used: { vi: 'Đã dùng', en: 'Used' },
  budget: { vi: 'Ngân sách', en: 'Budget' },
  newTitle: { vi: 'Ưu đãi mới', en: 'New offer' },
  what: { vi: 'Khách được gì', en: 'What customers get' },
  kind: { vi: 'Loại', en: 'Kind' },
  percentage: { vi: 'Giảm phần trăm', en: 'Percent off' },
  amount: { vi: 'Giảm số tiền', en: 'Amount off' },
  free_shipping: { vi: 'Miễn phí giao hàng', en: 'Free shipping' },
  gift: { vi: 'Quà tặng', en: 'Gift' },
  buy_x_get_y: { vi: 'Mua X tặng Y', en: 'Buy X get Y' },
  tiered: { vi: 'Theo bậc chi tiêu', en: 'By tiers of spend' },
  points: { vi: 'Điểm thưởng', en: 'Points' },
  percent: { vi: 'Giảm (%)', en: 'Percent off' },
  amountOff: { vi: 'Giảm (tiền)', en: 'Amount off' },
  giftItem: { vi: 'Sản phẩm tặng', en: 'Gift' },
  quantity: { vi: 'Số lượng', en: 'Quantity' },
  buy: { vi: 'Mua', en: 'Buy' },
  get: { vi: 'Được', en: 'Get' },
  percentOff: { vi: 'Giảm (%) phần được', en: 'Percent off those' },
  tiers: { vi: 'Các bậc', en: 'Tiers' },
  spend: { vi: 'Từ', en: 'From' },
  addTier: { vi: 'Thêm bậc', en: 'Add tier' },
  perSpend: { vi: 'Cho mỗi', en: 'For each' },
  who: { vi: 'Ai được', en: 'Who gets it' },
  whoHint: { vi: 'Để trống là tất cả.', en: 'Empty means everyone.' },
  lines: { vi: 'Sản phẩm nào được giảm', en: 'Which products are reduced' },
  linesHint: { vi: 'Để trống là cả giỏ hàng.', en: 'Empty means the whole cart.' },
  minSpend: { vi: 'Chi tối thiểu', en: 'Least spend' },
  minQuantity: { vi: 'Số món tối thiểu', en: 'Least pieces' },
  limits: { vi: 'Giới hạn và ngân sách', en: 'Limits and budget' },
  totalUses: { vi: 'Tổng số lượt', en: 'Uses in all' },
  usesPerCustomer: { vi: 'Lượt mỗi khách', en: 'Uses a customer' },
  usesPerDay: { vi: 'Lượt mỗi ngày', en: 'Uses a day' },
  totalSpend: { vi: 'Tổng ngân sách', en: 'Budget in all' },
  spendPerDay: { vi: 'Ngân sách mỗi ngày', en: 'Budget a day' },
  maxDiscount: { vi: 'Giảm nhiều nhất mỗi đơn', en: 'Most off an order' },
  minMargin: { vi: 'Biên lợi nhuận giữ lại (%)', en: 'Margin to keep (%)' },
  minMarginHint: { vi: 'Món chưa biết giá vốn sẽ không được giảm.', en: 'Lines of unknown cost are not reduced.' },
  noLimit: { vi: 'Không giới hạn', en: 'No limit' },
  stacking: { vi: 'Dùng chung', en: 'Together with others' },
  exclusive: { vi: 'Chỉ một mình', en: 'Goes alone' },
  stackable: { vi: 'Cộng dồn', en: 'Adds up' },
  best: { vi: 'Chọn ưu đãi tốt nhất', en: 'The best one wins' },
  priority: { vi: 'Ưu tiên', en: 'Priority' },
  code: { vi: 'Mã', en: 'Code' },
  codeNone: { vi: 'Tự áp dụng', en: 'Applies by itself' },
  codeShared: { vi: 'Một mã chung', en: 'One shared code' },
  codeGenerated: { vi: 'Mỗi khách một mã', en: 'A code for each customer' },
  theCode: { vi: 'Mã chung', en: 'Shared code' },
  prefix: { vi: 'Tiền tố', en: 'Prefix' },
  expires: { vi: 'Hết hạn sau (ngày)', en: 'Expires after (days)' },
  schedule: { vi: 'Khi nào', en: 'When' },
  usage: { vi: 'Đã dùng thế nào', en: 'How it is used' },
  uses: { vi: 'lượt', en: 'uses' },
  reserved: { vi: 'Đang giữ', en: 'Reserved' },
  redeemed: { vi: 'Đã dùng', en: 'Redeemed' },
  released: { vi: 'Đã trả lại', en: 'Released' },
  expired: { vi: 'Hết hạn', en: 'Expired' },
  pacing: { vi: 'Nhịp chi ngân sách', en: 'Pace of the budget' },
  pacingHint: { vi: 'Đường đứt là nhịp chi đều tới ngày kết thúc.', en: 'The dashed line is an even pace to the end.' },
  today: { vi: 'Hôm nay', en: 'Today' },
  ofTotal: { vi: '{used} trên {total}', en: '{used} of {total}' },
  noBudget: { vi: 'không giới hạn ngân sách', en: 'no budget limit' },
  usedUp: {
    vi: 'Đã dùng hết: không ai được hưởng nữa. Tăng giới hạn để tiếp tục.',
    en: 'Used up: nobody gets it any more. Raise the limit to go on.',
  },
  runsOut: { vi: 'Với nhịp này, ngân sách hết sau khoảng {days} ngày.', en: 'At this pace the budget lasts about {days} days.' },
  refusals: { vi: 'Vì sao khách bị từ chối', en: 'Why customers were refused' },
  refusalsHint: { vi: 'Trong giỏ hàng và khi nhập mã.', en: 'In carts and when codes were entered.' },
  noRefusals: { vi: 'Chưa có ai bị từ chối.', en: 'Nobody has been refused.' },
  redemptions: { vi: 'Lượt dùng gần đây', en: 'Latest redemptions' },
  noRedemptions: { vi: 'Chưa có lượt dùng nào.', en: 'No redemptions yet.' },
  order: { vi: 'Đơn hàng', en: 'Order' },
  when: { vi: 'Lúc', en: 'When' },
  discount: { vi: 'Đã giảm', en: 'Discount' },
  codes: { vi: 'Mã đã phát', en: 'Codes' },
  issued: {
    vi: '{issued} đã phát · {used} đã dùng · {expired} hết hạn',
    en: '{issued} issued · {used} used · {expired} expired',
  },
  issue: { vi: 'Phát thêm mã', en: 'Issue codes' },
  count: { vi: 'Số mã', en: 'How many' },
  description: { vi: 'Mô tả cho khách', en: 'Description for customers' },
  remove: { vi: 'Bỏ', en: 'Remove' },
  missing: { vi: 'Đặt tên cho ưu đãi để lưu.', en: 'Name the offer to save it.' },
  currency: { vi: 'Tiền tệ', en: 'Currency' },
  customer: { vi: 'Khách', en: 'Customer' },
};
