import type { CandidateFilter } from './filter.ts';

/** Already in the cart. */
export const inCart: CandidateFilter = {
  name: 'in-cart',
  label: { vi: 'Đã có trong giỏ', en: 'Already in the cart' },
  yields: 'never',
  appliesTo: () => true,
  rejects: (context, index) => context.inCart.has(index),
};
