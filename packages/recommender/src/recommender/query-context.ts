import type { RecommendationQuery } from '@quen/protocol';
import type { FilterContext } from '../filters/filter.ts';
import type { CandidatePool } from '../strategies/candidate-pool.ts';
import type { Lead } from '../strategies/lead.ts';
import type { Knowledge } from './knowledge.ts';
import type { Visit } from './visit.ts';

/** What strategies and filters look at: the visit, and what is this question's own. */
export class QueryContext implements FilterContext {
  readonly query: RecommendationQuery;
  readonly knowledge: Knowledge;
  readonly nowMs: number;
  readonly session: readonly number[];
  readonly current: number;
  readonly anchors: readonly number[];
  readonly cart: readonly number[];
  readonly category: number;
  readonly inCart: ReadonlySet<number>;
  readonly groupsInCart: ReadonlySet<number>;
  readonly excluded: ReadonlySet<number>;
  readonly groupsExcluded: ReadonlySet<number>;
  readonly seen: ReadonlySet<number>;
  readonly hasBought: boolean;
  readonly boughtNow: ReadonlySet<number>;
  private readonly visit: Visit;

  constructor(query: RecommendationQuery, knowledge: Knowledge, visit: Visit) {
    this.query = query;
    this.knowledge = knowledge;
    this.visit = visit;
    this.nowMs = query.nowMs;
    this.session = visit.session;
    this.current = visit.current;
    this.anchors = visit.anchors;
    this.cart = visit.cart;
    this.category = visit.category;
    this.inCart = visit.inCart;
    this.groupsInCart = visit.groupsInCart;
    this.seen = visit.seen;
    this.hasBought = visit.hasBought;
    this.boughtNow = visit.boughtNow;
    const excluded = new Set<number>();
    for (const id of query.excludeItemIds) excluded.add(knowledge.catalogue.indexOf(id));
    this.excluded = excluded;
    this.groupsExcluded = knowledge.catalogue.groupsOf(excluded);
  }

  get leads(): readonly Lead[] {
    return this.visit.leads;
  }

  get viewed(): ReadonlySet<number> {
    return this.visit.viewed;
  }

  get groupsBought(): ReadonlySet<number> {
    return this.visit.groupsBought;
  }

  get likedCategories(): readonly number[] {
    return this.visit.likedCategories;
  }

  taste(index: number): number {
    return this.visit.taste(index);
  }

  expectNext(pool: CandidatePool, limit: number): void {
    this.visit.expectNext(pool, limit);
  }
}
