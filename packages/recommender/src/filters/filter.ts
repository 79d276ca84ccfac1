import type { LocalizedText, Product } from '@quen/protocol';
import type { Strategy, StrategyContext } from '../strategies/strategy.ts';

/** What filters look at besides the strategies' context: catalogue indices, made once a question. */
export interface FilterContext extends StrategyContext {
  readonly inCart: ReadonlySet<number>;
  /** Groups of variants the cart's products are of. */
  readonly groupsInCart: ReadonlySet<number>;
  readonly excluded: ReadonlySet<number>;
  /** Groups of variants the excluded products are of. */
  readonly groupsExcluded: ReadonlySet<number>;
  readonly seen: ReadonlySet<number>;
  /** Whether the person has ever bought anything. */
  readonly hasBought: boolean;
  /** Bought in this session. */
  readonly boughtNow: ReadonlySet<number>;
  /** Groups of variants of which the person bought one in this session, or too short a time ago to want another. */
  readonly groupsBought: ReadonlySet<number>;
}

/** When a filter gives way: never, when the answer would be shorter than asked for, or only when it would be empty. */
export type Yielding = 'never' | 'when-short' | 'when-empty';

/** Takes candidates out. */
export interface CandidateFilter {
  readonly name: string;
  readonly label: LocalizedText;
  readonly yields: Yielding;
  /** Whether what the shop pinned is let through: naming it is the shop's own word. */
  readonly sparesPinned?: true;
  /** Whether the strategy's products are looked at. */
  appliesTo(strategy: Strategy): boolean;
  rejects(context: FilterContext, index: number, product: Product): boolean;
}
