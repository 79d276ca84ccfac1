import type { CandidateFilter } from './filter.ts';

/** The product being looked at, and its variants. */
export const currentItem: CandidateFilter = {
  name: 'current-item',
  label: { vi: 'Sản phẩm đang xem', en: 'The product being looked at' },
  yields: 'never',
  appliesTo: () => true,
  rejects(context, index) {
    if (context.current < 0) return false;
    if (index === context.current) return true;
    const { groupOf } = context.knowledge.catalogue;
    return (groupOf[index] as number) >= 0 && groupOf[index] === groupOf[context.current];
  },
};
