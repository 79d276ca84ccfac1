import type { Attribute } from './attribute.ts';

const origin = 'The browser’s User-Agent, of this request or the last event';

/** What they look at the shop with. */
export const deviceAttributes: readonly Attribute[] = [
  {
    name: 'device.type',
    group: 'device',
    type: 'text',
    unit: null,
    label: { vi: 'Loại thiết bị', en: 'kind of device' },
    origin,
    example: 'mobile',
    choices: ['desktop', 'mobile', 'tablet', 'tv', 'other'],
    read: ({ context, profile }) => (context.device ?? profile.device)?.type,
  },
  {
    name: 'device.os',
    group: 'device',
    type: 'text',
    unit: null,
    label: { vi: 'Hệ điều hành', en: 'operating system' },
    origin,
    example: 'Android',
    read: ({ context, profile }) => (context.device ?? profile.device)?.os,
  },
  {
    name: 'device.browser',
    group: 'device',
    type: 'text',
    unit: null,
    label: { vi: 'Trình duyệt', en: 'browser' },
    origin,
    example: 'Chrome',
    read: ({ context, profile }) => (context.device ?? profile.device)?.browser,
  },
  {
    name: 'device.screenWidth',
    group: 'device',
    type: 'number',
    unit: null,
    label: { vi: 'Chiều rộng màn hình (điểm ảnh)', en: 'width of the window in pixels' },
    origin: 'What the browser says with this request',
    example: 390,
    read: ({ context }) => context.screen?.width,
  },
  {
    name: 'device.timeZone',
    group: 'device',
    type: 'text',
    unit: null,
    label: { vi: 'Múi giờ của thiết bị', en: 'time zone of the device' },
    origin: 'What the browser says with this request, or said with an event before',
    example: 'Asia/Ho_Chi_Minh',
    read: ({ context, profile }) => context.timezone ?? profile.device?.timezone,
  },
];
