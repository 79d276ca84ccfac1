import type { DecideRequest, PageFacts } from '@quen/protocol';

/** What the shop may say about its page and the cart on it; what it leaves out is told from the page's events. */
export type PageInfo = PageFacts & Pick<DecideRequest, 'cart'>;
