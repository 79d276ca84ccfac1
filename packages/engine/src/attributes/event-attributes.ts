import { maxRemembered } from '../condition/condition-limits.ts';
import type { Attribute } from './attribute.ts';

const origin = `The newest events of the profile, ${maxRemembered} at most; of more, the oldest of the commonest kind go first`;

/** Past behaviour. */
export const eventAttributes: readonly Attribute[] = [
  {
    name: 'events',
    group: 'events',
    type: 'events',
    unit: null,
    label: { vi: 'Hành vi đã qua', en: 'past events' },
    origin,
    example: null,
    read: ({ profile }) => profile.history,
  },
  {
    name: 'events.lastName',
    group: 'events',
    type: 'text',
    unit: null,
    label: { vi: 'Sự kiện gần nhất', en: 'name of the last event' },
    origin,
    example: 'view_item',
    read: ({ profile }) => profile.history.at(-1)?.n,
  },
];
