import { currentItem } from './current-item.ts';
import { excluded } from './excluded.ts';
import type { CandidateFilter } from './filter.ts';
import { inCart } from './in-cart.ts';
import { justBought } from './just-bought.ts';
import { seenInSession } from './seen-in-session.ts';
import { sellable } from './sellable.ts';
import { shownVariant } from './shown-variant.ts';
import { unverified } from './unverified.ts';

/** All that takes candidates out besides merchandising, the cheap ones first. */
export const filters: readonly CandidateFilter[] = [
  sellable,
  unverified,
  excluded,
  shownVariant,
  inCart,
  currentItem,
  seenInSession,
  justBought,
];
