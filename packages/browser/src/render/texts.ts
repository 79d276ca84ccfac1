import type { TextKey } from './renderer.ts';

/** Quen's own texts: Vietnamese, English. */
const texts: { readonly [key in TextKey]: readonly [vi: string, en: string] } = {
  view: ['Xem ngay', 'View'],
  copy: ['Sao chép mã', 'Copy code'],
  copied: ['Đã chép', 'Copied'],
  close: ['Đóng', 'Close'],
  ends: ['Còn', 'Ends in'],
  days: ['ngày', 'd'],
};

/** Vietnamese where the page is, English elsewhere. */
export const textsFor = (locale: string): ((key: TextKey) => string) => {
  return (key) => texts[key][+!/^vi/i.test(locale)] as string;
};
