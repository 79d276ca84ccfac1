import type { CandidateFilter } from './filter.ts';

/** Sold out, hidden or discontinued. */
export const sellable: CandidateFilter = {
  name: 'sellable',
  label: { vi: 'Hết hàng hoặc ẩn', en: 'Sold out or hidden' },
  yields: 'never',
  appliesTo: () => true,
  rejects: (context, index) => context.knowledge.catalogue.sellable[index] !== 1,
};
