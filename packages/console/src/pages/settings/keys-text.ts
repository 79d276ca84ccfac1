import type { Texts } from '../../i18n/use-text.ts';

type Key =
  | 'title'
  | 'hint'
  | 'make'
  | 'made'
  | 'noted'
  | 'edit'
  | 'rotate'
  | 'rotateWhat'
  | 'overlap'
  | 'hour'
  | 'day'
  | 'week'
  | 'month'
  | 'revoke'
  | 'revokeAsk'
  | 'none'
  | 'publishable'
  | 'publishableWhat'
  | 'secret'
  | 'secretWhat'
  | 'tokenSecret'
  | 'tokenSecretWhat'
  | 'hidden'
  | 'anyOrigin'
  | 'madeOn'
  | 'neverUsed'
  | 'lastUsed'
  | 'ends'
  | 'ended'
  | 'name'
  | 'nameHint'
  | 'origins'
  | 'originsHint'
  | 'once';

export const keysText: Texts<Key> = {
  title: { vi: 'Khoá và nguồn', en: 'Keys and origins' },
  hint: {
    vi: 'Mỗi cặp có một khoá công khai nằm trong trang và một khoá bí mật dành cho máy chủ.',
    en: 'Each pair has a publishable key for pages and a secret one for servers.',
  },
  make: { vi: 'Tạo cặp khoá', en: 'Make a pair' },
  made: { vi: 'Cặp khoá mới', en: 'The new pair' },
  noted: { vi: 'Đã chép xong', en: 'I have them' },
  edit: { vi: 'Sửa', en: 'Edit' },
  rotate: { vi: 'Đổi khoá', en: 'Rotate' },
  rotateWhat: {
    vi: 'Tạo một cặp mới cùng tên và nguồn. Cặp cũ vẫn dùng được một thời gian, để bạn kịp thay trong trang và máy chủ.',
    en: 'Makes a new pair with the same name and origins. The old one goes on working for a while, so that you can put the new one into pages and servers.',
  },
  overlap: { vi: 'Cặp cũ còn dùng được', en: 'The old pair works for' },
  hour: { vi: 'một giờ', en: 'an hour' },
  day: { vi: 'một ngày', en: 'a day' },
  week: { vi: 'một tuần', en: 'a week' },
  month: { vi: 'ba mươi ngày', en: 'thirty days' },
  revoke: { vi: 'Thu hồi', en: 'Revoke' },
  revokeAsk: {
    vi: 'Trang và máy chủ đang dùng cặp này sẽ bị từ chối ngay. Không lấy lại được.',
    en: 'Pages and servers that use this pair are refused at once. It cannot be brought back.',
  },
  none: {
    vi: 'Chưa có khoá nào. Tạo một cặp để dán thẻ vào cửa hàng.',
    en: 'There are no keys. Make a pair to paste the tag into your shop.',
  },
  publishable: { vi: 'Khoá công khai', en: 'Publishable key' },
  publishableWhat: { vi: 'Nằm trong thẻ dán vào trang.', en: 'Stands in the tag on your pages.' },
  secret: { vi: 'Khoá bí mật', en: 'Secret key' },
  secretWhat: { vi: 'Chỉ cho máy chủ của cửa hàng.', en: 'For the shop’s own servers only.' },
  tokenSecret: { vi: 'Khoá ký', en: 'Token secret' },
  tokenSecretWhat: {
    vi: 'Máy chủ dùng để chứng nhận khách đã đăng nhập.',
    en: 'Servers sign with it who is logged in.',
  },
  hidden: { vi: 'chỉ hiện một lần khi tạo', en: 'shown once, when it was made' },
  anyOrigin: { vi: 'Mọi nguồn. Nên giới hạn cho cửa hàng thật.', en: 'Any origin. Limit it for a real shop.' },
  madeOn: { vi: 'tạo ngày {date}', en: 'made on {date}' },
  neverUsed: { vi: 'chưa dùng', en: 'never used' },
  lastUsed: { vi: 'dùng {when}', en: 'used {when}' },
  ends: { vi: 'dùng được đến {date}', en: 'works until {date}' },
  ended: { vi: 'hết hạn {date}', en: 'ended {date}' },
  name: { vi: 'Tên', en: 'Name' },
  nameHint: { vi: 'Để biết khoá dùng ở đâu.', en: 'So that you know where it is used.' },
  origins: { vi: 'Nguồn được phép', en: 'Allowed origins' },
  originsHint: {
    vi: 'Mỗi dòng một nguồn, ví dụ https://cuahang.vn. Để trống: mọi nguồn.',
    en: 'One a line, such as https://shop.example. Empty: any origin.',
  },
  once: {
    vi: 'Khoá bí mật và khoá ký chỉ hiện lần này. Chép lại ngay.',
    en: 'The secret key and the token secret are shown this once. Copy them now.',
  },
};
