import { nextWeightChange, shareOf, strongest, weightNow } from './affinity-strength.ts';
import type { Attribute } from './attribute.ts';

const origin = 'Products viewed, put on the wishlist or into the cart, and bought; fades with time';

/** Interests, by what was viewed, wished for, carted and bought. */
export const affinityAttributes: readonly Attribute[] = [
  {
    name: 'affinity.category',
    group: 'affinity',
    type: 'map',
    unit: 'share',
    label: { vi: 'Mức quan tâm danh mục', en: 'share of interest in a category' },
    origin,
    example: 0.4,
    read: ({ profile }) => profile.affinities.category,
    readKey:
      (key) =>
      ({ profile, shop }) =>
        shareOf(profile.affinities.category, key, shop),
  },
  {
    name: 'affinity.categoryWeight',
    group: 'affinity',
    type: 'map',
    unit: null,
    label: { vi: 'Sức nặng quan tâm danh mục', en: 'weight of interest in a category now' },
    origin: 'A view weighs 1, a purchase 5; halves every half-life; to the hundredth',
    example: 3.25,
    read: ({ profile }) => profile.affinities.category,
    readKey:
      (key) =>
      ({ profile, shop, nowMs }) =>
        weightNow(profile.affinities.category, key, shop, nowMs),
    nextChangeAtMs: ({ profile, shop, nowMs }, key) => nextWeightChange(profile.affinities.category, key, shop, nowMs),
  },
  {
    name: 'affinity.topCategory',
    group: 'affinity',
    type: 'text',
    unit: null,
    label: { vi: 'Danh mục quan tâm nhất', en: 'favourite category' },
    origin,
    example: 'giay/chay-bo',
    read: ({ profile, shop }) => strongest(profile.affinities.category, shop)[0],
  },
  {
    name: 'affinity.brand',
    group: 'affinity',
    type: 'map',
    unit: 'share',
    label: { vi: 'Mức quan tâm thương hiệu', en: 'share of interest in a brand' },
    origin,
    example: 0.4,
    read: ({ profile }) => profile.affinities.brand,
    readKey:
      (key) =>
      ({ profile, shop }) =>
        shareOf(profile.affinities.brand, key, shop),
  },
  {
    name: 'affinity.brandWeight',
    group: 'affinity',
    type: 'map',
    unit: null,
    label: { vi: 'Sức nặng quan tâm thương hiệu', en: 'weight of interest in a brand now' },
    origin: 'A view weighs 1, a purchase 5; halves every half-life; to the hundredth',
    example: 3.25,
    read: ({ profile }) => profile.affinities.brand,
    readKey:
      (key) =>
      ({ profile, shop, nowMs }) =>
        weightNow(profile.affinities.brand, key, shop, nowMs),
    nextChangeAtMs: ({ profile, shop, nowMs }, key) => nextWeightChange(profile.affinities.brand, key, shop, nowMs),
  },
  {
    name: 'affinity.topBrand',
    group: 'affinity',
    type: 'text',
    unit: null,
    label: { vi: 'Thương hiệu quan tâm nhất', en: 'favourite brand' },
    origin,
    example: 'Biti’s',
    read: ({ profile, shop }) => strongest(profile.affinities.brand, shop)[0],
  },
  {
    name: 'affinity.priceBand',
    group: 'affinity',
    type: 'map',
    unit: 'share',
    label: { vi: 'Mức quan tâm tầm giá', en: 'share of interest in a price band' },
    origin,
    example: 0.4,
    read: ({ profile }) => profile.affinities.priceBand,
    readKey:
      (key) =>
      ({ profile, shop }) =>
        shareOf(profile.affinities.priceBand, key, shop),
  },
  {
    name: 'affinity.priceBandWeight',
    group: 'affinity',
    type: 'map',
    unit: null,
    label: { vi: 'Sức nặng quan tâm tầm giá', en: 'weight of interest in a price band now' },
    origin: 'A view weighs 1, a purchase 5; halves every half-life; to the hundredth',
    example: 3.25,
    read: ({ profile }) => profile.affinities.priceBand,
    readKey:
      (key) =>
      ({ profile, shop, nowMs }) =>
        weightNow(profile.affinities.priceBand, key, shop, nowMs),
    nextChangeAtMs: ({ profile, shop, nowMs }, key) => nextWeightChange(profile.affinities.priceBand, key, shop, nowMs),
  },
  {
    name: 'affinity.topPriceBand',
    group: 'affinity',
    type: 'text',
    unit: null,
    label: { vi: 'Tầm giá quan tâm nhất', en: 'favourite price band' },
    origin,
    example: '18',
    read: ({ profile, shop }) => strongest(profile.affinities.priceBand, shop)[0],
  },
  {
    name: 'affinity.topCategories',
    group: 'affinity',
    type: 'list',
    unit: null,
    label: { vi: 'Ba danh mục quan tâm nhất', en: 'three favourite categories' },
    origin,
    example: ['giay/chay-bo', 'giay', 'ao'],
    read: ({ profile, shop }) => strongest(profile.affinities.category, shop).slice(0, 3),
  },
];
