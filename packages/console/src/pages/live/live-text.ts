import type { Texts } from '../../i18n/use-text.ts';

export const liveText: Texts<
  | 'title'
  | 'hint'
  | 'taken'
  | 'rejected'
  | 'pause'
  | 'resume'
  | 'waiting'
  | 'name'
  | 'all'
  | 'person'
  | 'personHint'
  | 'connected'
  | 'disconnected'
  | 'time'
  | 'event'
  | 'about'
  | 'who'
  | 'open'
  | 'emptyTitle'
  | 'empty'
  | 'nothing'
  | 'nothingWhat'
  | 'clear'
  | 'toStart'
  | 'noRejectedTitle'
  | 'noRejected'
  | 'why'
  | 'mend'
  | 'mendTitle'
  | 'mendHint'
  | 'replay'
  | 'replayed'
  | 'cut'
  | 'notJson'
  | 'accepted'
  | 'close'
  | 'unknown'
> = {
  title: { vi: 'Sự kiện trực tiếp', en: 'Live events' },
  hint: { vi: 'Những gì khách đang làm, ngay khi nó xảy ra.', en: 'What visitors do, as it happens.' },
  taken: { vi: 'Đã nhận', en: 'Received' },
  rejected: { vi: 'Bị từ chối ({count})', en: 'Rejected ({count})' },
  pause: { vi: 'Tạm dừng', en: 'Pause' },
  resume: { vi: 'Tiếp tục', en: 'Resume' },
  waiting: { vi: 'Hiện {count} sự kiện mới', en: 'Show {count} new events' },
  name: { vi: 'Loại sự kiện', en: 'Kind of event' },
  all: { vi: 'Mọi loại', en: 'Every kind' },
  person: { vi: 'Khách hàng', en: 'Customer' },
  personHint: { vi: 'Mã hồ sơ, mã khách, email…', en: 'Profile id, user id …' },
  connected: { vi: 'Đang nhận trực tiếp', en: 'Streaming' },
  disconnected: { vi: 'Mất kết nối, đang thử lại', en: 'Connection lost, trying again' },
  time: { vi: 'Lúc', en: 'Time' },
  event: { vi: 'Sự kiện', en: 'Event' },
  about: { vi: 'Về', en: 'About' },
  who: { vi: 'Ai', en: 'Who' },
  open: { vi: 'Mở sự kiện {name}', en: 'Open {name}' },
  emptyTitle: { vi: 'Chưa có sự kiện nào', en: 'No events yet' },
  empty: {
    vi: 'Dán thẻ vào cửa hàng, rồi mở một trang: nó hiện ở đây ngay.',
    en: 'Paste the tag into your shop and open a page: it appears here at once.',
  },
  nothing: { vi: 'Không có sự kiện nào khớp', en: 'No event matches' },
  nothingWhat: { vi: 'Thử bỏ bớt điều kiện lọc.', en: 'Try fewer filters.' },
  clear: { vi: 'Bỏ lọc', en: 'Clear filters' },
  toStart: { vi: 'Dán thẻ', en: 'Paste the tag' },
  noRejectedTitle: { vi: 'Không có sự kiện nào bị từ chối', en: 'Nothing was rejected' },
  noRejected: { vi: 'Mọi thứ gửi tới đều đọc được.', en: 'Everything that came could be read.' },
  why: { vi: 'Vì sao', en: 'Why' },
  mend: { vi: 'Sửa và gửi lại', en: 'Mend and replay' },
  mendTitle: { vi: 'Sửa rồi gửi lại', en: 'Mend and replay' },
  mendHint: {
    vi: 'Sửa chỗ sai bên dưới. Sự kiện được tính vào lúc nó xảy ra, đúng một lần.',
    en: 'Mend what is wrong below. The event counts at the time it happened, once.',
  },
  replay: { vi: 'Gửi lại', en: 'Replay' },
  replayed: { vi: 'Đã gửi lại {when}', en: 'Replayed {when}' },
  cut: {
    vi: 'Chỉ giữ được một phần vì quá lớn hoặc lồng quá sâu: hãy gửi lại từ nguồn.',
    en: 'Only a part was kept, since it is too large or nested too deeply: have it sent again.',
  },
  notJson: { vi: 'Đây chưa phải là JSON hợp lệ: {problem}', en: 'This is not JSON yet: {problem}' },
  accepted: { vi: 'Đã nhận.', en: 'Accepted.' },
  close: { vi: 'Đóng', en: 'Close' },
  unknown: { vi: 'khách vãng lai', en: 'unknown visitor' },
};
