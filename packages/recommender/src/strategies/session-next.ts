import { expectNext } from './expect-next.ts';
import { becauseViewed, plainReason, reasonAbout } from './reason-about.ts';
import type { Strategy } from './strategy.ts';
import { strongestAnchor } from './strongest-anchor.ts';

const viewedNext = plainReason('session_next', 'Khách xem giống bạn thường xem tiếp', 'Viewed next by shoppers like you');

/** What visitors with a session like this one looked at next: the blended ranker's answer as it stands. */
export const sessionNext: Strategy = {
  name: 'session-next',
  label: { vi: 'Xem tiếp', en: 'Next in this session' },
  description: {
    vi: 'Sản phẩm có khả năng được xem tiếp theo nhất trong phiên này, kể cả sản phẩm vừa xem.',
    en: 'What this session most likely looks at next, products just viewed included.',
  },
  repeatsSeen: true,
  repeatsBought: false,
  explores: true,
  gather(context, pool) {
    if (context.anchors.length > 0) expectNext(context, pool);
  },
  explain(context, index) {
    return reasonAbout(context, strongestAnchor(context, index), 'because_viewed', becauseViewed, viewedNext);
  },
};
