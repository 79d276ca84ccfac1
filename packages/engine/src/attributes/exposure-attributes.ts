import { localDay } from '../campaign/local-time.ts';
import { own } from '../condition/own-path.ts';
import { nextTimeOfDay } from '../condition/shop-time.ts';
import type { Attribute } from './attribute.ts';

const origin = 'exposure, click and dismiss events, by campaign';

/** What they have seen of campaigns. */
export const exposureAttributes: readonly Attribute[] = [
  {
    name: 'exposures',
    group: 'exposures',
    type: 'map',
    unit: 'times',
    label: { vi: 'Số lần thấy chiến dịch', en: 'times a campaign was seen' },
    origin,
    example: 3,
    read: ({ profile }) => profile.exposures.byCampaign,
    readKey:
      (key) =>
      ({ profile }) =>
        own(own(profile.exposures.byCampaign, key), 'total'),
  },
  {
    name: 'exposures.today',
    group: 'exposures',
    type: 'map',
    unit: 'times',
    label: { vi: 'Số lần thấy chiến dịch hôm nay', en: 'times a campaign was seen today' },
    origin,
    example: 1,
    read: ({ profile }) => profile.exposures.byCampaign,
    readKey:
      (key) =>
      ({ profile, shop, nowMs }) => {
        const byDay = own(own(profile.exposures.byCampaign, key), 'byDay');
        return byDay === null ? null : (own(byDay, String(localDay(shop.timeZone, nowMs))) ?? 0);
      },
    nextChangeAtMs: ({ shop, nowMs }) => nextTimeOfDay(shop.timeZone, nowMs, [0]),
  },
  {
    name: 'exposures.lastAt',
    group: 'exposures',
    type: 'map',
    unit: 'ms',
    label: { vi: 'Lần cuối thấy chiến dịch', en: 'a campaign was last seen' },
    origin,
    example: 1748840400000,
    read: ({ profile }) => profile.exposures.byCampaign,
    readKey:
      (key) =>
      ({ profile }) =>
        own(own(profile.exposures.byCampaign, key), 'lastAtMs'),
  },
  {
    name: 'exposures.clicks',
    group: 'exposures',
    type: 'map',
    unit: 'times',
    label: { vi: 'Số lần bấm chiến dịch', en: 'times a campaign was clicked' },
    origin,
    example: 1,
    read: ({ profile }) => profile.exposures.byCampaign,
    readKey:
      (key) =>
      ({ profile }) =>
        own(own(profile.exposures.byCampaign, key), 'clicks'),
  },
  {
    name: 'exposures.dismissals',
    group: 'exposures',
    type: 'map',
    unit: 'times',
    label: { vi: 'Số lần đóng chiến dịch', en: 'times a campaign was closed' },
    origin,
    example: 1,
    read: ({ profile }) => profile.exposures.byCampaign,
    readKey:
      (key) =>
      ({ profile }) =>
        own(own(profile.exposures.byCampaign, key), 'dismissals'),
  },
  {
    name: 'exposures.campaigns',
    group: 'exposures',
    type: 'list',
    unit: null,
    label: { vi: 'Chiến dịch đã thấy', en: 'campaigns seen' },
    origin,
    example: ['chao-hang'],
    read: ({ profile }) => Object.keys(profile.exposures.byCampaign),
  },
];
