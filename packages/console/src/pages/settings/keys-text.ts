import type { Texts } from '../../i18n/use-text.ts';

export const keysText: Texts<
  | 'title'
  | 'hint'
  | 'make'
  | 'edit'
  | 'revoke'
  | 'revokeAsk'
  | 'none'
  | 'publishable'
  | 'secret'
  | 'anyOrigin'
  | 'madeOn'
  | 'neverUsed'
  | 'lastUsed'
  | 'expires'
  | 'name'
  | 'kind'
  | 'origins'
  | 'originsHint'
  | 'once'
  | 'copy'
  | 'copied'
  | 'publishableWhat'
  | 'secretWhat'
> = {
  title: { vi: 'Khoá và nguồn', en: 'Keys and origins' },
  hint: {
    vi: 'Khoá công khai nằm trong trang, chỉ dùng được từ những nguồn đã cho. Khoá bí mật chỉ dành cho máy chủ.',
    en: 'Publishable keys stand in pages and work from the origins given. Secret keys are for servers only.',
  },
  make: { vi: 'Tạo khoá', en: 'Make a key' },
  edit: { vi: 'Sửa', en: 'Edit' },
  revoke: { vi: 'Thu hồi', en: 'Revoke' },
  revokeAsk: {
    vi: 'Trang hoặc máy chủ đang dùng khoá này sẽ bị từ chối ngay. Không lấy lại được.',
    en: 'Pages or servers that use this key are refused at once. It cannot be brought back.',
  },
  none: { vi: 'Chưa có khoá nào.', en: 'There are no keys.' },
  publishable: { vi: 'Công khai', en: 'Publishable' },
  secret: { vi: 'Bí mật', en: 'Secret' },
  anyOrigin: { vi: 'Từ mọi nguồn', en: 'From any origin' },
  madeOn: { vi: 'tạo ngày {date}', en: 'made on {date}' },
  neverUsed: { vi: 'chưa dùng', en: 'never used' },
  lastUsed: { vi: 'dùng {when}', en: 'used {when}' },
  expires: { vi: 'hết hạn {date}', en: 'expires {date}' },
  name: { vi: 'Tên', en: 'Name' },
  kind: { vi: 'Loại', en: 'Kind' },
  origins: { vi: 'Nguồn được phép', en: 'Allowed origins' },
  originsHint: {
    vi: 'Mỗi dòng một nguồn, ví dụ https://cuahang.vn. Để trống: mọi nguồn.',
    en: 'One a line, such as https://shop.example. Empty: any origin.',
  },
  once: { vi: 'Khoá chỉ hiện lần này. Chép lại ngay.', en: 'The key is shown this once. Copy it now.' },
  copy: { vi: 'Sao chép', en: 'Copy' },
  copied: { vi: 'Đã sao chép', en: 'Copied' },
  publishableWhat: { vi: 'Công khai: cho trang web', en: 'Publishable: for pages' },
  secretWhat: { vi: 'Bí mật: cho máy chủ', en: 'Secret: for servers' },
};
