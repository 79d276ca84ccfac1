import type { Language } from '../../i18n/language.tsx';

export type RefusalWords = { readonly [language in Language]: string };

const address: RefusalWords = {
  vi: 'Thiếu địa chỉ trang sản phẩm, hoặc địa chỉ không bắt đầu bằng https://',
  en: 'The address of the product’s page is missing, or does not begin with https://',
};
const title: RefusalWords = { vi: 'Thiếu tên sản phẩm', en: 'The name of the product is missing' };
const price: RefusalWords = {
  vi: 'Giá không đọc được; viết như 15.00 USD hoặc 250000 VND',
  en: 'The price cannot be read; write it like 15.00 USD or 250000 VND',
};

/** What is wrong with an entry of a feed, by the field that its issue names; `''` is the entry as a whole. */
export const refusalWords: { readonly other: RefusalWords; readonly [path: string]: RefusalWords } = {
  '': { vi: 'Mục này viết sai dạng, không đọc được', en: 'The entry is not written in the right form and cannot be read' },
  id: { vi: 'Thiếu mã sản phẩm, hoặc mã không dùng được', en: 'The id of the product is missing or cannot be used' },
  title,
  link: address,
  url: address,
  price,
  sale_price: price,
  priceMinor: price,
  currency: { vi: 'Đơn vị tiền phải là mã ba chữ như VND', en: 'The currency must be a code of three letters such as VND' },
  stock: { vi: 'Số hàng tồn phải là số nguyên', en: 'The stock must be a whole number' },
  other: { vi: 'Có chỗ chưa đúng', en: 'Something is not right' },
};
