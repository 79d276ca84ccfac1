import { withAncestors } from '../profile/item-categories.ts';
import type { Attribute } from './attribute.ts';

const origin = 'The line of the cart an offer looks at';

/** A line of the cart: in offers. */
export const lineAttributes: readonly Attribute[] = [
  {
    name: 'line.itemId',
    group: 'line',
    type: 'text',
    unit: null,
    label: { vi: 'Sản phẩm của dòng', en: 'product of the line' },
    origin,
    example: 'sp-1',
    read: ({ line }) => line?.itemId,
  },
  {
    name: 'line.quantity',
    group: 'line',
    type: 'number',
    unit: 'pieces',
    label: { vi: 'Số lượng của dòng', en: 'pieces in the line' },
    origin,
    example: 2,
    read: ({ line }) => line?.quantity,
  },
  {
    name: 'line.price',
    group: 'line',
    type: 'number',
    unit: 'minor',
    label: { vi: 'Đơn giá của dòng', en: 'price of one piece' },
    origin,
    example: 350000,
    read: ({ line }) => line?.priceMinor,
  },
  {
    name: 'line.value',
    group: 'line',
    type: 'number',
    unit: 'minor',
    label: { vi: 'Giá trị của dòng', en: 'value of the line' },
    origin,
    example: 700000,
    read: ({ line }) => (line && line.priceMinor !== null ? line.priceMinor * line.quantity : null),
  },
  {
    name: 'line.category',
    group: 'line',
    type: 'text',
    unit: null,
    label: { vi: 'Danh mục chính của dòng', en: 'main category of the line' },
    origin,
    example: 'giay/chay-bo',
    read: ({ line }) => line?.categories[0],
  },
  {
    name: 'line.categories',
    group: 'line',
    type: 'list',
    unit: null,
    label: { vi: 'Danh mục của dòng và các cấp trên', en: 'categories of the line and the ones above' },
    origin,
    example: ['giay/chay-bo', 'giay'],
    read: ({ line }) => line && [...new Set(line.categories.flatMap(withAncestors))],
  },
];
