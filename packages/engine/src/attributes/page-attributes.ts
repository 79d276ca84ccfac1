import { own, ownPath } from '../condition/own-path.ts';
import { withAncestors } from '../profile/item-categories.ts';
import type { Attribute } from './attribute.ts';
import { pathOf, queryOf } from './url-parts.ts';

const origin = 'The page that asks, as it says in its request';

/** The page that asks. */
export const pageAttributes: readonly Attribute[] = [
  {
    name: 'page',
    group: 'page',
    type: 'map',
    unit: null,
    label: { vi: 'Trang', en: 'page' },
    origin,
    example: 'product',
    read: ({ page }) => page,
    readKey: (key) => {
      const read = ownPath(key);
      return ({ page, context }) => read(page) ?? read(context.page);
    },
  },
  {
    name: 'page.type',
    group: 'page',
    type: 'text',
    unit: null,
    label: { vi: 'Loại trang', en: 'kind of page' },
    origin,
    example: 'product',
    choices: ['home', 'category', 'search', 'product', 'cart', 'checkout', 'order', 'content', 'other'],
    read: ({ page, context }) => page.type ?? context.page?.type,
  },
  {
    name: 'page.url',
    group: 'page',
    type: 'text',
    unit: null,
    label: { vi: 'Địa chỉ trang', en: 'address of the page' },
    origin,
    example: 'https://shop.vn/giay?mau=do',
    read: ({ page }) => page.url,
  },
  {
    name: 'page.path',
    group: 'page',
    type: 'text',
    unit: null,
    label: { vi: 'Đường dẫn trang', en: 'path of the page' },
    origin,
    example: '/giay',
    read: ({ page }) => pathOf(page.url),
  },
  {
    name: 'page.query',
    group: 'page',
    type: 'map',
    unit: null,
    label: { vi: 'Tham số địa chỉ', en: 'parameter of the address' },
    origin,
    example: 'do',
    read: ({ page }) => queryOf(page.url),
    readKey:
      (key) =>
      ({ page }) =>
        own(queryOf(page.url), key),
  },
  {
    name: 'page.title',
    group: 'page',
    type: 'text',
    unit: null,
    label: { vi: 'Tiêu đề trang', en: 'title of the page' },
    origin,
    example: 'Giày chạy bộ',
    read: ({ page }) => page.title,
  },
  {
    name: 'page.referrer',
    group: 'page',
    type: 'text',
    unit: null,
    label: { vi: 'Trang trước', en: 'page before' },
    origin,
    example: 'https://www.google.com/',
    read: ({ page, context }) => page.referrer ?? context.page?.referrer,
  },
  {
    name: 'page.itemId',
    group: 'page',
    type: 'text',
    unit: null,
    label: { vi: 'Sản phẩm của trang', en: 'product of the page' },
    origin,
    example: 'sp-1',
    read: ({ page }) => page.itemId,
  },
  {
    name: 'page.category',
    group: 'page',
    type: 'text',
    unit: null,
    label: { vi: 'Danh mục của trang', en: 'category of the page' },
    origin,
    example: 'giay/chay-bo',
    read: ({ page }) => page.category,
  },
  {
    name: 'page.categories',
    group: 'page',
    type: 'list',
    unit: null,
    label: { vi: 'Danh mục của trang và các cấp trên', en: 'category of the page and the ones above' },
    origin,
    example: ['giay/chay-bo', 'giay'],
    read: ({ page }) => page.category && withAncestors(page.category),
  },
  {
    name: 'page.searchTerm',
    group: 'page',
    type: 'text',
    unit: null,
    label: { vi: 'Từ khóa của trang tìm kiếm', en: 'search term of the page' },
    origin,
    example: 'giày',
    read: ({ page }) => page.searchTerm,
  },
];
