import type { CandidateFilter } from './filter.ts';

/** Strategies that show everyone the same, whatever this visitor did. */
const forEveryone: ReadonlySet<string> = new Set([
  'trending',
  'new-arrivals',
  'best-sellers',
  'back-in-stock',
  'price-drop',
  'popular-in-segment',
  'popular',
]);

/**
 * Only seen on a page, in a shop that has products of its own naming. Anyone may send events with a publishable key: what they describe is not
 * put before everyone.
 */
export const unverified: CandidateFilter = {
  name: 'unverified',
  label: { vi: 'Chưa xác minh (chỉ thấy trên trang)', en: 'Unverified (only seen on pages)' },
  yields: 'never',
  sparesPinned: true,
  appliesTo: ({ name }) => forEveryone.has(name),
  rejects: (context, index) => !context.knowledge.catalogue.isVouchedFor(index),
};
