import type { CandidateFilter } from './filter.ts';

/** Already in the cart, as it is or as another variant. */
export const inCart: CandidateFilter = {
  name: 'in-cart',
  label: { vi: 'Đã có trong giỏ', en: 'Already in the cart' },
  yields: 'never',
  appliesTo: () => true,
  rejects(context, index) {
    if (context.inCart.size === 0) return false;
    return context.inCart.has(index) || context.groupsInCart.has(context.knowledge.catalogue.groupOf[index] as number);
  },
};
