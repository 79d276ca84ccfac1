import { addressCases } from './address-cases.ts';
import type { BadInputCase } from './bad-input-case.ts';
import { bodyCases } from './body-cases.ts';
import { eventCases } from './event-cases.ts';
import { forgeryCases } from './forgery-cases.ts';
import { keyCases } from './key-cases.ts';
import { ruleAndFeedCases } from './rule-and-feed-cases.ts';

/** The whole checklist, in order: some cases build on those before. */
export const badInputCases: readonly BadInputCase[] = [
  ...bodyCases,
  ...eventCases,
  ...keyCases,
  ...forgeryCases,
  ...ruleAndFeedCases,
  ...addressCases,
];
