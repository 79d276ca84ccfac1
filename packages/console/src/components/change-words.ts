import type { Language } from '../i18n/language.tsx';

type Words = { readonly [word: string]: { readonly vi: string; readonly en: string } };

/** What the parts of a path are called on the forms. */
const fields: Words = {
  address: { vi: 'Địa chỉ', en: 'Address' },
  affinityHalfLifeDays: { vi: 'Sở thích phai đi (ngày)', en: 'Interests fade (days)' },
  allocation: { vi: 'Chia khách', en: 'Allocation' },
  amountMinor: { vi: 'Số tiền', en: 'Amount' },
  audience: { vi: 'Ai thấy', en: 'Who sees it' },
  benefit: { vi: 'Được gì', en: 'Benefit' },
  body: { vi: 'Nội dung', en: 'Text' },
  browsing: { vi: 'Việc khách làm trên trang', en: 'What visitors do' },
  buy: { vi: 'Mua', en: 'Buy' },
  campaigns: { vi: 'Chiến dịch', en: 'Campaign' },
  channels: { vi: 'Cách liên hệ', en: 'Ways to get in touch' },
  code: { vi: 'Mã', en: 'Code' },
  codes: { vi: 'Mã đã phát', en: 'Codes issued' },
  condition: { vi: 'Điều kiện', en: 'Condition' },
  consentDefault: { vi: 'Khi khách chưa chọn', en: 'Until visitors choose' },
  content: { vi: 'Thấy gì', en: 'What they see' },
  currency: { vi: 'Tiền tệ', en: 'Currency' },
  days: { vi: 'Các ngày', en: 'Days' },
  decisions: { vi: 'Quyết định', en: 'Decisions' },
  declared: { vi: 'Điều khách tự nói', en: 'What people said' },
  description: { vi: 'Mô tả', en: 'Description' },
  eligibility: { vi: 'Ai được dùng', en: 'Who may use it' },
  endsAt: { vi: 'Kết thúc', en: 'Ends' },
  event: { vi: 'Sự kiện', en: 'Event' },
  exclusionGroup: { vi: 'Nhóm loại trừ', en: 'Exclusion group' },
  expiresAfterDays: { vi: 'Hết hạn sau (ngày)', en: 'Expires after (days)' },
  feeds: { vi: 'Nguồn danh mục', en: 'Feeds' },
  filter: { vi: 'Lọc', en: 'Filter' },
  frequencyCaps: { vi: 'Giới hạn số lần hiện', en: 'Frequency caps' },
  get: { vi: 'Tặng', en: 'Get' },
  globalHoldout: { vi: 'Nhóm đối chứng chung', en: 'Holdout of the whole shop' },
  goal: { vi: 'Mục tiêu', en: 'Goal' },
  headline: { vi: 'Dòng chính', en: 'Headline' },
  holdout: { vi: 'Nhóm đối chứng', en: 'Holdout' },
  hours: { vi: 'Các giờ', en: 'Hours' },
  input: { vi: 'Cách trả lời', en: 'Kind of answer' },
  kind: { vi: 'Loại', en: 'Kind' },
  label: { vi: 'Nhãn', en: 'Label' },
  languages: { vi: 'Ngôn ngữ', en: 'Languages' },
  layout: { vi: 'Trình bày', en: 'Layout' },
  limit: { vi: 'Số lượng', en: 'How many' },
  limits: { vi: 'Giới hạn', en: 'Limits' },
  linkText: { vi: 'Chữ trên nút', en: 'Text of the button' },
  linkUrl: { vi: 'Đường dẫn', en: 'Link' },
  max: { vi: 'Nhiều nhất', en: 'At most' },
  maxDiscountMinor: { vi: 'Giảm tối đa', en: 'Discount at most' },
  maxItems: { vi: 'Số sản phẩm tối đa', en: 'Products at most' },
  merchandising: { vi: 'Quy tắc trưng bày', en: 'Merchandising rules' },
  minQuantity: { vi: 'Số lượng tối thiểu', en: 'Quantity at least' },
  minSpendMinor: { vi: 'Giá trị đơn tối thiểu', en: 'Spend at least' },
  name: { vi: 'Tên', en: 'Name' },
  offerId: { vi: 'Ưu đãi', en: 'Offer' },
  offers: { vi: 'Ưu đãi', en: 'Offer' },
  options: { vi: 'Lựa chọn', en: 'Options' },
  orders: { vi: 'Đơn hàng', en: 'Orders' },
  origins: { vi: 'Trang được dùng', en: 'Origins' },
  per: { vi: 'Mỗi', en: 'Per' },
  percent: { vi: 'Phần trăm', en: 'Percent' },
  percentOff: { vi: 'Giảm (%)', en: 'Percent off' },
  person: { vi: 'Người liên hệ', en: 'Person' },
  placements: { vi: 'Vị trí', en: 'Placement' },
  prefix: { vi: 'Mã bắt đầu bằng', en: 'Codes begin with' },
  priority: { vi: 'Ưu tiên', en: 'Priority' },
  prompt: { vi: 'Câu hỏi', en: 'Question' },
  purpose: { vi: 'Mục đích đồng ý', en: 'Consent it needs' },
  quantity: { vi: 'Số lượng', en: 'Quantity' },
  rejected: { vi: 'Sự kiện bị từ chối', en: 'Rejected events' },
  repeats: { vi: 'Được phép trùng', en: 'May repeat' },
  role: { vi: 'Vai trò', en: 'Role' },
  schedule: { vi: 'Lịch chạy', en: 'Schedule' },
  segments: { vi: 'Phân khúc', en: 'Segment' },
  setAside: { vi: 'Sự kiện để riêng', en: 'Events set aside' },
  shop: { vi: 'Cửa hàng', en: 'Shop' },
  spendMinor: { vi: 'Giá trị đơn', en: 'Spend' },
  spendPerDayMinor: { vi: 'Ngân sách mỗi ngày', en: 'Budget a day' },
  stacking: { vi: 'Dùng chung', en: 'Stacking' },
  startsAt: { vi: 'Bắt đầu', en: 'Starts' },
  status: { vi: 'Trạng thái', en: 'Status' },
  strategies: { vi: 'Cách gợi ý', en: 'Strategies' },
  tailoring: { vi: 'Cách cá nhân hoá', en: 'Way of tailoring' },
  text: { vi: 'Lời', en: 'Wording' },
  thanks: { vi: 'Lời cảm ơn', en: 'Thanks' },
  tiers: { vi: 'Các bậc', en: 'Tiers' },
  timeZone: { vi: 'Múi giờ', en: 'Time zone' },
  title: { vi: 'Tiêu đề', en: 'Title' },
  totalSpendMinor: { vi: 'Ngân sách', en: 'Budget' },
  totalUses: { vi: 'Tổng lượt dùng', en: 'Uses in all' },
  usesPerCustomer: { vi: 'Lượt mỗi khách', en: 'Uses a customer' },
  usesPerDay: { vi: 'Lượt mỗi ngày', en: 'Uses a day' },
  value: { vi: 'Giá trị', en: 'Value' },
  variants: { vi: 'Biến thể', en: 'Variant' },
  weight: { vi: 'Tỷ trọng', en: 'Weight' },
  windowDays: { vi: 'Tính trong (ngày)', en: 'Counts for (days)' },
  vi: { vi: 'tiếng Việt', en: 'Vietnamese' },
  en: { vi: 'tiếng Anh', en: 'English' },
  email: { vi: 'Email', en: 'Email' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  customers: { vi: 'Khách hàng', en: 'Customers' },
  traits: { vi: 'Thông tin', en: 'Facts' },
  messageId: { vi: 'Mã sự kiện', en: 'Event id' },
  properties: { vi: 'Thuộc tính', en: 'Properties' },
  items: { vi: 'Sản phẩm', en: 'Products' },
  version: { vi: 'Phiên bản', en: 'Version' },
  placement: { vi: 'Vị trí', en: 'Placement' },
  campaign: { vi: 'Chiến dịch', en: 'Campaign' },
  anonymousId: { vi: 'Mã khách vãng lai', en: 'Visitor id' },
  userId: { vi: 'Mã khách hàng', en: 'Customer id' },
  timestamp: { vi: 'Thời điểm', en: 'Time' },
  answers: { vi: 'Câu trả lời', en: 'Answers' },
  count: { vi: 'Số lượng', en: 'How many' },
  photoUrl: { vi: 'Ảnh', en: 'Photo' },
  questionId: { vi: 'Mã câu hỏi', en: 'Question id' },
  buckets: { vi: 'Phần', en: 'Share' },
  id: { vi: 'Mã', en: 'Id' },
  lines: { vi: 'Sản phẩm được giảm', en: 'Reduced products' },
  where: { vi: 'Trong đó', en: 'Where' },
};

/** Values that forms have words for. */
const values: Words = {
  running: { vi: 'đang chạy', en: 'running' },
  scheduled: { vi: 'đã lên lịch', en: 'scheduled' },
  draft: { vi: 'nháp', en: 'draft' },
  paused: { vi: 'tạm dừng', en: 'paused' },
  ended: { vi: 'đã kết thúc', en: 'ended' },
  granted: { vi: 'đồng ý', en: 'granted' },
  denied: { vi: 'từ chối', en: 'denied' },
  true: { vi: 'có', en: 'yes' },
  false: { vi: 'không', en: 'no' },
  owner: { vi: 'chủ cửa hàng', en: 'owner' },
  marketer: { vi: 'tiếp thị', en: 'marketer' },
  support: { vi: 'chăm sóc khách', en: 'support' },
  viewer: { vi: 'chỉ xem', en: 'viewer' },
};

/**
 * A path of a change as a marketer reads it: `campaigns/welcome.variants.0.weight` as `Chiến dịch welcome › Biến thể 1 › Tỷ trọng`. Parts without a
 * word of their own stay as they are.
 *
 * @param within a rule whose name need not be said again: `campaigns/welcome`
 */
export function sayPath(path: string, language: Language, within?: string): string {
  const inside = within !== undefined && path.startsWith(`${within}.`) ? path.slice(within.length + 1) : path;
  const parts: string[] = [];
  for (const part of inside.split('.')) {
    const [kind = '', id] = part.split('/');
    if (/^\d+$/.test(part) && parts.length > 0) parts.push(`${parts.pop()} ${Number(part) + 1}`);
    else parts.push([wordOf(fields, kind, language) ?? kind, id].filter((word) => word !== undefined).join(' '));
  }
  return parts.join(' › ');
}

/** A value as a marketer reads it: texts without quotes, lists with commas, and other JSON laid out; null when there is nothing. */
export function sayValue(json: string | null, language: Language): string | null {
  if (json === null) return null;
  try {
    const value: unknown = JSON.parse(json);
    if (value === null) return null;
    if (typeof value === 'string' || typeof value === 'boolean') return wordOf(values, String(value), language) ?? String(value);
    if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ');
    return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
  } catch {
    return json;
  }
}

function wordOf(words: Words, word: string, language: Language): string | undefined {
  return Object.hasOwn(words, word) ? words[word]?.[language] : undefined;
}
