import type { CandidateFilter } from './filter.ts';

/** Another variant of what the page shows already: to a shopper that is the same product twice. */
export const shownVariant: CandidateFilter = {
  name: 'shown-variant',
  label: { vi: 'Biến thể của sản phẩm đã có trên trang', en: 'A variant of what is on the page already' },
  yields: 'when-short',
  appliesTo: () => true,
  rejects({ groupsExcluded, knowledge }, index) {
    return groupsExcluded.size > 0 && groupsExcluded.has(knowledge.catalogue.groupOf[index] as number);
  },
};
