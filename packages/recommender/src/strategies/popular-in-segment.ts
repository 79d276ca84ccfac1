import { mayLike, plainReason } from './reason-about.ts';
import type { Strategy } from './strategy.ts';

/** Views by customers of a segment, or what counts for as many: more than one visitor's count for a day. */
const leastInterest = 6;
const withSegment = plainReason('popular_in_segment', 'Khách hàng giống bạn quan tâm', 'Popular with customers like you');

/** What people in the same segments like more than everybody does. */
export const popularInSegment: Strategy = {
  name: 'popular-in-segment',
  label: { vi: 'Khách giống bạn quan tâm', en: 'Popular with your segment' },
  description: {
    vi: 'Sản phẩm mà khách cùng phân khúc quan tâm hơn mức chung.',
    en: 'What customers of the same segments like more than everybody does.',
  },
  repeatsSeen: false,
  repeatsBought: false,
  explores: false,
  gather(context, pool) {
    const { crowd } = context.knowledge;
    for (const segment of (context.query.person?.segments ?? []).slice(0, 8)) {
      crowd.segments.forEach(segment, context.nowMs, (item, weight) => {
        pool.add(context.knowledge.productIndex(item), weight / Math.sqrt(10 + crowd.popular.valueAt(item, context.nowMs)));
      });
    }
  },
  explain({ query, knowledge, nowMs }, index) {
    const item = knowledge.crowdIndex(index);
    const { segments } = knowledge.crowd;
    const isLiked = query.person?.segments.some((segment) => segments.valueAt(segment, item, nowMs) >= leastInterest);
    return isLiked === true ? withSegment : mayLike;
  },
};
