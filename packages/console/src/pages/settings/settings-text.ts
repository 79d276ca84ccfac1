import type { Texts } from '../../i18n/use-text.ts';

/** The parts of the settings, in order. */
export const settingsSections = [
  'shop',
  'catalogue',
  'keys',
  'members',
  'consent',
  'retention',
  'audit',
  'webhooks',
  'export',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

export const settingsText: Texts<
  SettingsSection | 'title' | 'ownersOnly' | 'save' | 'saved' | 'close' | 'cancel' | 'language_vi' | 'language_en'
> = {
  title: { vi: 'Cài đặt', en: 'Settings' },
  shop: { vi: 'Cửa hàng', en: 'Shop' },
  catalogue: { vi: 'Danh mục sản phẩm', en: 'Catalogue' },
  keys: { vi: 'Khoá và nguồn', en: 'Keys and origins' },
  members: { vi: 'Thành viên', en: 'Members' },
  consent: { vi: 'Lời xin phép', en: 'Consent texts' },
  retention: { vi: 'Thời gian lưu', en: 'Retention' },
  audit: { vi: 'Nhật ký', en: 'Audit log' },
  webhooks: { vi: 'Webhook', en: 'Webhooks' },
  export: { vi: 'Xuất dữ liệu', en: 'Data export' },
  ownersOnly: { vi: 'Chỉ chủ cửa hàng đổi được phần này.', en: 'Only the owner may change this.' },
  save: { vi: 'Lưu', en: 'Save' },
  saved: { vi: 'Đã lưu', en: 'Saved' },
  close: { vi: 'Đóng', en: 'Close' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  language_vi: { vi: 'Tiếng Việt', en: 'Vietnamese' },
  language_en: { vi: 'Tiếng Anh', en: 'English' },
};
