import type { Texts } from '../../i18n/use-text.ts';

type Key =
  | 'basics'
  | 'name'
  | 'placements'
  | 'placementsHint'
  | 'audience'
  | 'audienceHint'
  | 'content'
  | 'contentHint'
  | 'variant'
  | 'addVariant'
  | 'variantName'
  | 'removeVariant'
  | 'copyVariant'
  | 'weight'
  | 'kind'
  | 'titleText'
  | 'headline'
  | 'body'
  | 'strategies'
  | 'strategiesHint'
  | 'limit'
  | 'layout'
  | 'carousel'
  | 'grid'
  | 'list'
  | 'bar'
  | 'card'
  | 'filter'
  | 'addFilter'
  | 'removeFilter'
  | 'offer'
  | 'linkUrl'
  | 'linkText'
  | 'prompt'
  | 'questionId'
  | 'input'
  | 'choice'
  | 'multiple'
  | 'rating'
  | 'text'
  | 'options'
  | 'addOption'
  | 'optionValue'
  | 'optionLabel'
  | 'thanks'
  | 'person'
  | 'role'
  | 'photo'
  | 'channels'
  | 'addChannel'
  | 'address'
  | 'schedule'
  | 'limits'
  | 'limitsHint'
  | 'cap'
  | 'per'
  | 'session'
  | 'day'
  | 'week'
  | 'lifetime'
  | 'addCap'
  | 'priority'
  | 'priorityHint'
  | 'group'
  | 'groupHint'
  | 'measure'
  | 'goal'
  | 'goalWindow'
  | 'days'
  | 'tailoring'
  | 'adaptive'
  | 'cosmetic'
  | 'collaborative'
  | 'transparent'
  | 'allocation'
  | 'fixed'
  | 'shifting'
  | 'purpose'
  | 'byPurpose'
  | 'none'
  | 'personalization'
  | 'marketing'
  | 'analytics'
  | 'remove'
  | 'results'
  | 'missing'
  | 'merchandising'
  | 'advanced'
  | 'choose'
  | 'phone'
  | 'email'
  | 'zalo'
  | 'messenger'
  | 'link';

/** Texts of the campaign editor. */
export const editorText: Texts<Key> = {
  basics: { vi: 'Ở đâu', en: 'Where' },
  name: { vi: 'Tên chiến dịch', en: 'Campaign name' },
  placements: { vi: 'Vị trí', en: 'Placements' },
  placementsHint: { vi: 'Một hay nhiều chỗ trên trang.', en: 'One or more places on your pages.' },
  audience: { vi: 'Ai thấy', en: 'Who sees it' },
  audienceHint: { vi: 'Để trống là tất cả mọi người.', en: 'Empty means everyone.' },
  content: { vi: 'Thấy gì', en: 'What they see' },
  contentHint: { vi: 'Thêm biến thể để so sánh cách nào tốt hơn.', en: 'Add a variant to find out which works better.' },
  variant: { vi: 'Biến thể {letter}', en: 'Variant {letter}' },
  variantName: { vi: 'Tên biến thể', en: 'Variant name' },
  addVariant: { vi: 'Thêm biến thể', en: 'Add variant' },
  removeVariant: { vi: 'Bỏ biến thể', en: 'Remove variant' },
  copyVariant: { vi: 'Nhân bản', en: 'Copy' },
  weight: { vi: 'Tỷ trọng', en: 'Weight' },
  kind: { vi: 'Loại nội dung', en: 'Kind of content' },
  titleText: { vi: 'Tiêu đề', en: 'Title' },
  headline: { vi: 'Dòng chính', en: 'Headline' },
  body: { vi: 'Nội dung', en: 'Text' },
  strategies: { vi: 'Cách gợi ý', en: 'Strategies' },
  strategiesHint: {
    vi: 'Theo thứ tự: cách sau điền vào chỗ cách trước còn thiếu.',
    en: 'In order: the next one fills what the one before leaves open.',
  },
  limit: { vi: 'Số sản phẩm', en: 'Products' },
  layout: { vi: 'Bố cục', en: 'Layout' },
  carousel: { vi: 'Băng chuyền', en: 'Carousel' },
  grid: { vi: 'Lưới', en: 'Grid' },
  list: { vi: 'Danh sách', en: 'List' },
  bar: { vi: 'Thanh', en: 'Bar' },
  card: { vi: 'Thẻ', en: 'Card' },
  filter: { vi: 'Chỉ những sản phẩm', en: 'Only products that' },
  addFilter: { vi: 'Lọc sản phẩm…', en: 'Filter products…' },
  removeFilter: { vi: 'Bỏ lọc', en: 'Remove the filter' },
  offer: { vi: 'Ưu đãi', en: 'Offer' },
  linkUrl: { vi: 'Đường dẫn', en: 'Link' },
  linkText: { vi: 'Chữ trên nút', en: 'Button text' },
  prompt: { vi: 'Câu hỏi', en: 'Question' },
  questionId: { vi: 'Mã câu hỏi', en: 'Question id' },
  input: { vi: 'Cách trả lời', en: 'Answered by' },
  choice: { vi: 'Chọn một', en: 'One choice' },
  multiple: { vi: 'Chọn nhiều', en: 'Several choices' },
  rating: { vi: 'Chấm điểm', en: 'Rating' },
  text: { vi: 'Gõ chữ', en: 'Text' },
  options: { vi: 'Lựa chọn', en: 'Options' },
  addOption: { vi: 'Thêm lựa chọn', en: 'Add option' },
  optionValue: { vi: 'Giá trị', en: 'Value' },
  optionLabel: { vi: 'Nhãn', en: 'Label' },
  thanks: { vi: 'Lời cảm ơn', en: 'Thanks' },
  person: { vi: 'Tên người liên hệ', en: 'Person’s name' },
  role: { vi: 'Vai trò', en: 'Role' },
  photo: { vi: 'Ảnh (đường dẫn)', en: 'Photo (link)' },
  channels: { vi: 'Kênh liên hệ', en: 'Channels' },
  addChannel: { vi: 'Thêm kênh', en: 'Add channel' },
  address: { vi: 'Địa chỉ hoặc số', en: 'Address or number' },
  schedule: { vi: 'Khi nào', en: 'When' },
  limits: { vi: 'Giới hạn và thứ tự', en: 'Limits and order' },
  limitsHint: {
    vi: 'Để không làm phiền, và để biết hiệu quả thật.',
    en: 'So that it does not tire people, and its true effect is known.',
  },
  cap: { vi: 'Nhiều nhất {max} lần', en: 'At most {max} times' },
  per: { vi: 'mỗi', en: 'per' },
  session: { vi: 'phiên', en: 'session' },
  day: { vi: 'ngày', en: 'day' },
  week: { vi: 'tuần', en: 'week' },
  lifetime: { vi: 'người, mãi mãi', en: 'person, ever' },
  addCap: { vi: 'Thêm giới hạn số lần', en: 'Add a cap' },
  priority: { vi: 'Ưu tiên', en: 'Priority' },
  priorityHint: { vi: 'Số lớn đi trước.', en: 'Higher goes first.' },
  group: { vi: 'Nhóm loại trừ', en: 'Exclusion group' },
  groupHint: { vi: 'Mỗi trang chỉ hiện một trong nhóm.', en: 'A page shows at most one of a group.' },
  measure: { vi: 'Mục tiêu', en: 'Goal' },
  goal: { vi: 'Thành công là', en: 'Success is' },
  goalWindow: { vi: 'Tính trong', en: 'Counted for' },
  days: { vi: 'ngày', en: 'days' },
  tailoring: { vi: 'Cách cá nhân hoá', en: 'Way of tailoring' },
  adaptive: { vi: 'Thích ứng: khách tự điều chỉnh', en: 'Adaptive: the visitor adjusts it' },
  cosmetic: { vi: 'Bề mặt: trình bày khác đi', en: 'Cosmetic: presented differently' },
  collaborative: { vi: 'Cộng tác: hỏi rồi gợi ý', en: 'Collaborative: asked, then suggested' },
  transparent: { vi: 'Ngầm: làm mà không hỏi', en: 'Transparent: done silently' },
  allocation: { vi: 'Chia biến thể', en: 'Split of variants' },
  fixed: { vi: 'Cố định theo tỷ trọng', en: 'Fixed by weight' },
  shifting: { vi: 'Tự chuyển sang biến thể tốt hơn', en: 'Shift to what works better' },
  purpose: { vi: 'Cần sự đồng ý', en: 'Consent it needs' },
  byPurpose: { vi: 'Tự động', en: 'Automatic' },
  none: { vi: 'Không cần', en: 'None' },
  personalization: { vi: 'Cá nhân hoá', en: 'Personalization' },
  marketing: { vi: 'Tiếp thị', en: 'Marketing' },
  analytics: { vi: 'Phân tích', en: 'Analytics' },
  remove: { vi: 'Bỏ', en: 'Remove' },
  results: { vi: 'Xem kết quả', en: 'See results' },
  missing: { vi: 'Còn thiếu: {what}', en: 'Still missing: {what}' },
  merchandising: { vi: 'Quy tắc trưng bày riêng', en: 'Its own merchandising rules' },
  advanced: { vi: 'Nâng cao', en: 'Advanced' },
  choose: { vi: 'Chọn', en: 'Choose' },
  phone: { vi: 'Điện thoại', en: 'Phone' },
  email: { vi: 'Email', en: 'Email' },
  zalo: { vi: 'Zalo', en: 'Zalo' },
  messenger: { vi: 'Messenger', en: 'Messenger' },
  link: { vi: 'Liên kết', en: 'Link' },
};
