import { own } from '../condition/own-path.ts';
import type { Attribute } from './attribute.ts';

const origin = 'consent events: the newest record of a purpose; missing while undecided';

/** What personal data may be used for. */
export const consentAttributes: readonly Attribute[] = [
  {
    name: 'consent',
    group: 'consents',
    type: 'map',
    unit: null,
    label: { vi: 'Đồng ý', en: 'consent' },
    origin,
    example: 'granted',
    choices: ['granted', 'denied'],
    read: ({ profile }) => profile.consents,
    readKey:
      (key) =>
      ({ profile }) =>
        own(own(profile.consents, key), 'status'),
  },
  {
    name: 'consent.at',
    group: 'consents',
    type: 'map',
    unit: 'ms',
    label: { vi: 'Đồng ý lúc', en: 'time of consent' },
    origin,
    example: 1748840400000,
    read: ({ profile }) => profile.consents,
    readKey:
      (key) =>
      ({ profile }) =>
        own(own(profile.consents, key), 'atMs'),
  },
];
