import type { RecommendationQuery } from '@quen/protocol';
import type { Knowledge } from './knowledge.ts';
import type { NextProducts } from './next-products.ts';
import { Visit } from './visit.ts';

/** Remembers the last visit asked for: the placements of one page ask for the same one, one after another. */
export class RememberedVisit {
  private readonly knowledge: Knowledge;
  private readonly next: NextProducts;
  private visit: Visit | undefined;

  constructor(knowledge: Knowledge, next: NextProducts) {
    this.knowledge = knowledge;
    this.next = next;
  }

  /** The visit a question belongs to. */
  of(query: RecommendationQuery): Visit {
    if (this.visit?.isOf(query) === true) return this.visit;
    this.visit = new Visit(query, this.knowledge, this.next);
    return this.visit;
  }

  /** To be told when anything was learned: what is remembered may no longer hold. */
  forget(): void {
    this.visit = undefined;
  }
}
