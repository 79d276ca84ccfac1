import type { Attribute } from './attribute.ts';

const origin = 'The cart the page sent with its request, else the one of the cart events';

/** What is in the cart now. */
export const cartAttributes: readonly Attribute[] = [
  {
    name: 'cart.value',
    group: 'cart',
    type: 'number',
    unit: 'minor',
    label: { vi: 'Giá trị giỏ hàng', en: 'cart value' },
    origin,
    example: 450_000,
    read: ({ cart }) => cart.valueMinor,
  },
];
