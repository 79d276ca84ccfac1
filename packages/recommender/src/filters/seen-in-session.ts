import type { CandidateFilter } from './filter.ts';

/** Viewed in this session, for strategies that are there to discover. */
export const seenInSession: CandidateFilter = {
  name: 'seen-in-session',
  label: { vi: 'Đã xem trong phiên này', en: 'Viewed in this session' },
  yields: 'when-short',
  appliesTo: (strategy) => !strategy.repeatsSeen,
  rejects: (context, index) => context.seen.has(index),
};
