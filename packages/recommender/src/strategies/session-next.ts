import { becauseOf } from './because-of.ts';
import { expectNext } from './expect-next.ts';
import { mayLike, plainReason } from './reason-about.ts';
import type { Strategy } from './strategy.ts';

const viewedNext = plainReason('session_next', 'Khách xem giống bạn thường xem tiếp', 'Viewed next by shoppers like you');

/** Fewer are chance. */
const leastViews = 3;

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
    return becauseOf(context, index) ?? (context.knowledge.viewsOf(index) >= leastViews ? viewedNext : mayLike);
  },
};
