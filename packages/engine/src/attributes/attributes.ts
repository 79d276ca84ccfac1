import { affinityAttributes } from './affinity-attributes.ts';
import { answerAttributes } from './answer-attributes.ts';
import type { Attribute } from './attribute.ts';
import { cartAttributes } from './cart-attributes.ts';
import { channelAttributes } from './channel-attributes.ts';
import { consentAttributes } from './consent-attributes.ts';
import { deviceAttributes } from './device-attributes.ts';
import { eventAttributes } from './event-attributes.ts';
import { exposureAttributes } from './exposure-attributes.ts';
import { lifecycleAttributes } from './lifecycle-attributes.ts';
import { lineAttributes } from './line-attributes.ts';
import { orderAttributes } from './order-attributes.ts';
import { pageAttributes } from './page-attributes.ts';
import { productAttributes } from './product-attributes.ts';
import { profileAttributes } from './profile-attributes.ts';
import { sessionAttributes } from './session-attributes.ts';
import { timeAttributes } from './time-attributes.ts';

/** Everything a condition may look at. A new attribute is an entry in its group's file; a new group is a file and a line here. */
export const attributes: readonly Attribute[] = [
  ...profileAttributes,
  ...sessionAttributes,
  ...deviceAttributes,
  ...channelAttributes,
  ...cartAttributes,
  ...orderAttributes,
  ...lifecycleAttributes,
  ...affinityAttributes,
  ...answerAttributes,
  ...consentAttributes,
  ...exposureAttributes,
  ...eventAttributes,
  ...pageAttributes,
  ...productAttributes,
  ...lineAttributes,
  ...timeAttributes,
];
