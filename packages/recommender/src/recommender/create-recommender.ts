import type { Product, RecommendationQuery, RecommendationResult, Result } from '@quen/protocol';
import { IndexSet } from '../catalogue/index-set.ts';
import { followProduct } from '../catalogue/product-history.ts';
import { type Lesson, lessonOf } from '../crowd/lesson.ts';
import { createSessionModel, type SessionModelOptions } from '../session/session-model.ts';
import { CandidatePool } from '../strategies/candidate-pool.ts';
import { popular } from '../strategies/popular.ts';
import { strategies } from '../strategies/strategies.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { Answer } from './answer.ts';
import { type ExplorationOptions, exploringPlaces, newProducts } from './exploration.ts';
import { Knowledge, type KnowledgeLimits } from './knowledge.ts';
import { readState, writeState } from './learned-state.ts';
import { NextProducts } from './next-products.ts';
import { QueryContext } from './query-context.ts';
import type { KnownProduct, Recommender } from './recommender.ts';
import { RememberedVisit } from './remembered-visit.ts';

/** Bounds and shares; what is absent has a default fit for a shop of a hundred thousand products. */
export interface RecommenderOptions {
  readonly limits?: Partial<KnowledgeLimits>;
  readonly exploration?: Partial<ExplorationOptions>;
  readonly session?: SessionModelOptions;
}

const defaultLimits: KnowledgeLimits = { maxProducts: 200_000, maxItems: 200_000, maxVisitors: 20_000, maxSegments: 100 };
const defaultExploration: ExplorationOptions = { share: 0.05, newForDays: 14, enoughViews: 100 };
const mostItems = 100;
const strategyByName = new Map(strategies.map((strategy) => [strategy.name, strategy]));

/** A recommender that knows nothing yet; it answers from its first product on. */
export function createRecommender(options: RecommenderOptions = {}): Recommender {
  const limits = { ...defaultLimits, ...options.limits };
  const knowledge = new Knowledge(limits);
  const exploration = { ...defaultExploration, ...options.exploration };
  const model = createSessionModel({
    items: limits.maxItems,
    isNeeded: (id) => knowledge.catalogue.sellable[knowledge.catalogue.indexOf(id)] === 1,
    ...options.session,
  });
  const visit = new RememberedVisit(knowledge, new NextProducts(model, knowledge.catalogue));
  const pool = new CandidatePool();
  const turnedAway = new IndexSet();
  let learnedPosition = 0;
  let places = 0;
  let explored = 0;

  function recommend(query: RecommendationQuery): RecommendationResult {
    const limit = Number.isFinite(query.limit) ? Math.min(mostItems, Math.max(0, Math.floor(query.limit))) : 0;
    const context = new QueryContext(query, knowledge, visit.of(query));
    const answer = new Answer(context, chainOf(query.strategies), limit, turnedAway);
    answer.fill(pool, exploringPlaces(query, exploration.share), () => {
      const categories = [context.category, ...context.anchors.map((index) => knowledge.catalogue.categoriesOf(index)[0] ?? -1)];
      return newProducts(
        query,
        knowledge,
        [...new Set(categories)].filter((category) => category >= 0),
        exploration,
        limit + 10,
      );
    });
    const items = answer.items();
    if (strategyByName.get(items[0]?.strategy ?? '')?.explores === true) places += items.length;
    explored += answer.explored;
    return { items, modelVersion: model.version, removed: answer.removed };
  }

  function learnLesson(lesson: Lesson, profileId: string): void {
    visit.forget();
    knowledge.learn(lesson, profileId, ({ item, itemId, kind, atMs, visitor }) => {
      // The catalogue's own string where it has one: kept once, and found again by identity.
      const known = knowledge.catalogue.product(knowledge.productIndex(item))?.id;
      model.observe(visitor.sessionKey, known ?? itemId, kind, atMs);
    });
    if (lesson.position > learnedPosition) learnedPosition = lesson.position;
  }

  return {
    recommend,
    upsertProducts(products: Iterable<Product>, atMs?: number): number {
      visit.forget();
      let refused = 0;
      for (const product of products) {
        const seenAtMs = atMs ?? product.updatedAtMs ?? knowledge.crowd.latestMs;
        if (!knowledge.upsert(product, (before, history) => followProduct(before, product, history, seenAtMs))) refused++;
      }
      return refused;
    },
    takeProducts(products: Iterable<KnownProduct>): number {
      visit.forget();
      let refused = 0;
      for (const { product, history } of products) if (!knowledge.upsert(product, () => history)) refused++;
      return refused;
    },
    removeProducts(ids: Iterable<string>): void {
      visit.forget();
      for (const id of ids) knowledge.remove(id);
    },
    learn: (event, profileId) => learnLesson(lessonOf(event), profileId),
    learnLesson,
    *train(nowMs: number): Generator<number, void, void> {
      for (const share of model.train(nowMs)) {
        visit.forget();
        yield share;
      }
      visit.forget();
    },
    snapshot: () => writeState(knowledge, model, learnedPosition),
    *restore(chunks: Iterable<Uint8Array>): Generator<void, Result<number>, void> {
      const restored = yield* readState(knowledge, model, chunks);
      visit.forget();
      if (!restored.ok) return restored;
      learnedPosition = restored.value;
      yield* knowledge.arrange();
      visit.forget();
      return restored;
    },
    get modelVersion() {
      return model.version;
    },
    get learnedPosition() {
      return learnedPosition;
    },
    explorationReport: () => ({ places, explored }),
  };
}

/** The strategies named, each once; names that are not known are passed over; what is popular closes every chain. */
function chainOf(names: readonly string[]): Strategy[] {
  const chain: Strategy[] = [];
  for (const name of names) {
    const strategy = strategyByName.get(name);
    if (strategy !== undefined && !chain.includes(strategy)) chain.push(strategy);
  }
  if (!chain.includes(popular)) chain.push(popular);
  return chain;
}
