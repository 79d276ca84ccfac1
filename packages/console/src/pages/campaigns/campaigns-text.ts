import type { Texts } from '../../i18n/use-text.ts';

type Key =
  | 'title'
  | 'hint'
  | 'create'
  | 'emptyTitle'
  | 'empty'
  | 'list'
  | 'calendar'
  | 'name'
  | 'status'
  | 'where'
  | 'what'
  | 'when'
  | 'always'
  | 'newTitle'
  | 'until'
  | 'since'
  | 'recommendations'
  | 'offer'
  | 'message'
  | 'question'
  | 'contact'
  | 'today'
  | 'earlier'
  | 'later'
  | 'placement'
  | 'nothingFound'
  | 'search';

/** Texts of the list and the calendar. */
export const campaignsText: Texts<Key> = {
  title: { vi: 'Chiến dịch', en: 'Campaigns' },
  hint: { vi: 'Ai thấy gì, ở đâu, khi nào.', en: 'Who sees what, where and when.' },
  create: { vi: 'Tạo chiến dịch', en: 'New campaign' },
  emptyTitle: { vi: 'Chưa có chiến dịch', en: 'No campaigns yet' },
  empty: {
    vi: 'Chiến dịch đầu tiên hay gặp nhất: gợi ý “Dành cho bạn” ở trang chủ, cho tất cả mọi người.',
    en: 'The usual first one: recommendations “For you” on the home page, for everyone.',
  },
  list: { vi: 'Danh sách', en: 'List' },
  calendar: { vi: 'Lịch', en: 'Calendar' },
  name: { vi: 'Tên', en: 'Name' },
  status: { vi: 'Trạng thái', en: 'Status' },
  where: { vi: 'Ở đâu', en: 'Where' },
  what: { vi: 'Nội dung', en: 'Content' },
  when: { vi: 'Khi nào', en: 'When' },
  always: { vi: 'Luôn luôn', en: 'Always' },
  newTitle: { vi: 'Chiến dịch mới', en: 'New campaign' },
  until: { vi: 'đến {day}', en: 'until {day}' },
  since: { vi: 'từ {day}', en: 'from {day}' },
  recommendations: { vi: 'Gợi ý sản phẩm', en: 'Recommendations' },
  offer: { vi: 'Ưu đãi', en: 'Offer' },
  message: { vi: 'Thông điệp', en: 'Message' },
  question: { vi: 'Câu hỏi', en: 'Question' },
  contact: { vi: 'Liên hệ', en: 'Contact' },
  today: { vi: 'Hôm nay', en: 'Today' },
  earlier: { vi: 'Sớm hơn', en: 'Earlier' },
  later: { vi: 'Muộn hơn', en: 'Later' },
  placement: { vi: 'Vị trí', en: 'Placement' },
  nothingFound: { vi: 'Không có chiến dịch nào khớp.', en: 'No campaign matches.' },
  search: { vi: 'Tìm chiến dịch', en: 'Find a campaign' },
};
