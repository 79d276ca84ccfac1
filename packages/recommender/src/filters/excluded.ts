import type { CandidateFilter } from './filter.ts';

/** What the request does not want: already on the page, or the caller's wish. */
export const excluded: CandidateFilter = {
  name: 'excluded',
  label: { vi: 'Đã có trên trang', en: 'Already on the page' },
  yields: 'never',
  appliesTo: () => true,
  rejects: (context, index) => context.excluded.has(index),
};
