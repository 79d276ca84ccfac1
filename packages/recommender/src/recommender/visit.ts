import type { Interaction, RecommendationQuery } from '@quen/protocol';
import { boughtTooSoon } from '../filters/bought-too-soon.ts';
import { usualCandidates } from '../ranker/candidates.ts';
import type { CandidatePool } from '../strategies/candidate-pool.ts';
import type { Lead } from '../strategies/lead.ts';
import type { Knowledge } from './knowledge.ts';
import type { NextProducts } from './next-products.ts';
import { createTaste } from './taste.ts';

const sessionRead = 50;
const anchorsKept = 5;

/**
 * What the questions of one page have in common: who asks, what they did in this session, which product they look at, and what follows from that
 * alone. Made once, for a page asks for each of its placements.
 */
export class Visit {
  readonly session: readonly number[];
  readonly seen: ReadonlySet<number>;
  readonly current: number;
  readonly anchors: readonly number[];
  readonly cart: readonly number[];
  readonly inCart: ReadonlySet<number>;
  readonly groupsInCart: ReadonlySet<number>;
  readonly category: number;
  /** Whether the person has ever bought anything. */
  readonly hasBought: boolean;
  /** Products bought in the session. */
  readonly boughtNow: ReadonlySet<number>;
  private readonly query: RecommendationQuery;
  /** How long the question's lists were: whoever asks may add to them and ask again. */
  private readonly lengths: readonly number[];
  private readonly knowledge: Knowledge;
  private readonly next: NextProducts;
  private asked = 0;
  private tasteOf: ((index: number) => number) | undefined;
  private viewedBefore: ReadonlySet<number> | undefined;
  private liked: readonly number[] | undefined;
  private leading: readonly Lead[] | undefined;
  private boughtOf: ReadonlySet<number> | undefined;

  constructor(query: RecommendationQuery, knowledge: Knowledge, next: NextProducts) {
    const { catalogue } = knowledge;
    this.query = query;
    this.lengths = lengthsOf(query);
    this.knowledge = knowledge;
    this.next = next;
    const seen = new Set<number>();
    const boughtNow = new Set<number>();
    for (let at = query.session.length - 1; at >= 0; at--) {
      const interaction = query.session[at];
      const isRead = at >= query.session.length - sessionRead;
      if (interaction === undefined || !(isRead || interaction.kind === 'purchase')) continue;
      const index = catalogue.indexOf(interaction.itemId);
      if (index < 0) continue;
      if (isRead) seen.add(index);
      if (interaction.kind === 'purchase') boughtNow.add(index);
    }
    this.seen = seen;
    this.boughtNow = boughtNow;
    this.session = [...seen];
    this.current = query.itemId === undefined ? -1 : catalogue.indexOf(query.itemId);
    this.anchors = anchorsOf(this.session, this.current);
    const cart: number[] = [];
    for (const id of query.cartItemIds) {
      const index = catalogue.indexOf(id);
      if (index >= 0) cart.push(index);
    }
    this.cart = cart;
    this.inCart = new Set(cart);
    this.groupsInCart = catalogue.groupsOf(cart);
    const ofQuery = query.category === undefined ? -1 : catalogue.categories.find(query.category);
    this.category = ofQuery >= 0 || this.current < 0 ? ofQuery : (catalogue.categoriesOf(this.current)[0] ?? -1);
    this.hasBought = query.person !== undefined && hasKeys(query.person.bought);
  }

  /** Whether another question is of the same page. */
  isOf(query: RecommendationQuery): boolean {
    const mine = this.query;
    return (
      mine.nowMs === query.nowMs &&
      mine.itemId === query.itemId &&
      mine.category === query.category &&
      mine.person?.id === query.person?.id &&
      mine.person?.affinities === query.person?.affinities &&
      mine.person?.viewed === query.person?.viewed &&
      mine.person?.bought === query.person?.bought &&
      lengthsOf(query).every((length, at) => length === this.lengths[at]) &&
      sameIds(mine.cartItemIds, query.cartItemIds) &&
      sameInteractions(mine.session, query.session)
    );
  }

  taste(index: number): number {
    this.tasteOf ??= createTaste(this.query, this.knowledge);
    return this.tasteOf(index);
  }

  get leads(): readonly Lead[] {
    const { knowledge, query, current } = this;
    this.leading ??= this.anchors.map((index) => ({
      index,
      item: knowledge.crowdIndex(index),
      category: knowledge.catalogue.categoriesOf(index)[0],
      kind: index === current ? 'view' : kindOf(query.session, knowledge.catalogue.product(index)?.id),
    }));
    return this.leading;
  }

  get viewed(): ReadonlySet<number> {
    if (this.viewedBefore === undefined) {
      const viewed = new Set<number>();
      for (const { itemId } of this.query.person?.viewed ?? []) viewed.add(this.knowledge.catalogue.indexOf(itemId));
      viewed.delete(-1);
      this.viewedBefore = viewed;
    }
    return this.viewedBefore;
  }

  get groupsBought(): ReadonlySet<number> {
    this.boughtOf ??= groupsBought(this.query, this.knowledge, this.boughtNow);
    return this.boughtOf;
  }

  get likedCategories(): readonly number[] {
    this.liked ??= likedCategories(this.query, this.knowledge);
    return this.liked;
  }

  /** Fills the pool with what the ranker expects next; the ranker is asked once a visit, for all that it looks at anyway: other placements may want more. */
  expectNext(pool: CandidatePool, limit: number): void {
    const { next } = this;
    if (limit > this.asked) {
      this.asked = Math.max(usualCandidates, limit);
      next.ask(interactionsBefore(this.query, this.knowledge, this.current), this.asked);
    }
    const { products, scores } = next;
    const size = Math.min(limit, next.size);
    if (size === 0) return;
    const best = scores[0] as number;
    const least = scores[size - 1] as number;
    // Scores of a ranker may be of any size and sign: only their order and distances count.
    const span = best - least;
    for (let place = 0; place < size; place++) {
      pool.add(products[place] as number, span > 0 ? 0.02 + (0.98 * ((scores[place] as number) - least)) / span : 1);
    }
  }
}

function anchorsOf(session: readonly number[], current: number): readonly number[] {
  if (current < 0) return session.slice(0, anchorsKept);
  const anchors = [current];
  for (const index of session) if (index !== current && anchors.length < anchorsKept) anchors.push(index);
  return anchors;
}

/** What somebody did with a product: that they viewed it, if they did, else the last step they took. */
function kindOf(session: readonly Interaction[], itemId: string | undefined): Interaction['kind'] {
  let last: Interaction['kind'] = 'view';
  for (const interaction of session) {
    if (interaction.itemId !== itemId) continue;
    if (interaction.kind === 'view') return 'view';
    last = interaction.kind;
  }
  return last;
}

/** The session, the product being looked at last; where there is no session yet, what the person looked at last. */
function interactionsBefore(query: RecommendationQuery, knowledge: Knowledge, current: number): readonly Interaction[] {
  const { session, person, nowMs } = query;
  const itemId = current < 0 ? undefined : knowledge.catalogue.product(current)?.id;
  if (itemId !== undefined && session[session.length - 1]?.itemId !== itemId)
    return [...session, { itemId, atMs: nowMs, kind: 'view' }];
  if (session.length > 0 || person === undefined) return session;
  return person.viewed
    .slice(0, anchorsKept)
    .reverse()
    .map(({ itemId: viewed, atMs }) => ({ itemId: viewed, atMs, kind: 'view' }));
}

function groupsBought(
  { person, nowMs }: RecommendationQuery,
  { catalogue }: Knowledge,
  boughtNow: ReadonlySet<number>,
): ReadonlySet<number> {
  const groups = new Set<number>();
  const note = (index: number): void => {
    const group = index < 0 ? -1 : (catalogue.groupOf[index] as number);
    if (group >= 0) groups.add(group);
  };
  for (const index of boughtNow) note(index);
  for (const [itemId, bought] of Object.entries(person?.bought ?? {})) {
    if (boughtTooSoon(bought, nowMs)) note(catalogue.indexOf(itemId));
  }
  return groups;
}

/** Up to three category numbers the person likes best. */
function likedCategories(query: RecommendationQuery, knowledge: Knowledge): number[] {
  const liked = query.person?.affinities.category ?? {};
  const ranked = Object.entries(liked).sort((a, b) => b[1].weight - a[1].weight || (a[0] < b[0] ? -1 : 1));
  const numbers = ranked.slice(0, 6).map(([name]) => knowledge.catalogue.categories.find(name));
  return numbers.filter((number) => number >= 0).slice(0, 3);
}

function lengthsOf({ session, cartItemIds, person }: RecommendationQuery): readonly number[] {
  return [session.length, cartItemIds.length, person?.viewed.length ?? 0];
}

function hasKeys(map: object): boolean {
  for (const _ in map) return true;
  return false;
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

function sameInteractions(a: readonly Interaction[], b: readonly Interaction[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at]?.itemId !== b[at]?.itemId || a[at]?.kind !== b[at]?.kind) return false;
  return true;
}
