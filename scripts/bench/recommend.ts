import type { Interaction, LoggedEvent, Product, RecommendationQuery } from '@quen/protocol';
import { createRecommender, type Recommender } from '@quen/recommender';
import { memoryInUseMb } from '../memory-in-use.ts';
import { type Figure, median, percentile } from './figure.ts';
import { NaiveSessionKnn } from './naive-session-knn.ts';
import { SessionSource } from './session-source.ts';

const sessions = Number(process.env['QUEN_BENCH_SESSIONS'] ?? 1_000_000);
const products = Number(process.env['QUEN_BENCH_PRODUCTS'] ?? 100_000);
const questions = Number(process.env['QUEN_BENCH_QUESTIONS'] ?? 20_000);
/** Training is part of the promise; without it the answers are those of an untrained ranker. */
const trains = process.env['QUEN_BENCH_TRAIN'] !== '0';
const startMs = Date.UTC(2026, 0, 1);
/** A little over the promise of 20,000, so that the last answer does not take it below. */
const learnedPerSecond = 20_200;
/** Sessions begin this far apart: a million in about four months. */
const sessionGapMs = 10_000;

/**
 * Learns a million made-up sessions over 100,000 products on one core, then asks for the blended top 20, while learning and while not; beside it a
 * plain session-kNN over objects, asked the same. `QUEN_BENCH_SESSIONS`, `QUEN_BENCH_PRODUCTS` and `QUEN_BENCH_QUESTIONS` make it smaller, `QUEN_BENCH_TRAIN=0`
 * leaves the training out.
 */
export async function bench(log: (line: string) => void): Promise<Figure[]> {
  log(`${sessions.toLocaleString('en')} sessions over ${products.toLocaleString('en')} products`);
  const source = new SessionSource(products, 7);
  const before = memoryInUseMb();
  const recommender = createRecommender({ limits: { maxProducts: products } });
  recommender.upsertProducts(catalogue(source));
  const catalogueMb = memoryInUseMb() - before;
  log(`catalogue: ${catalogueMb.toFixed(0)} MB`);

  const feed = new Feed(source);
  const learningFrom = process.cpuUsage();
  const learning = timed(() => {
    for (let session = 0; session < sessions; session++) {
      feed.learnSession(recommender);
      if (session % 100_000 === 99_999) log(`learned ${session + 1} sessions`);
    }
  });
  const learnedAlone = feed.events / learning.seconds;
  const learningUs = processorUs(learningFrom) / feed.events;
  let slices = 0;
  let longestSlice = 0;
  let longSlices = 0;
  let heavySlices = 0;
  const training = timed(() => {
    if (!trains) return;
    const slicesOf = recommender.train(feed.nowMs);
    for (;;) {
      const cpuFrom = process.cpuUsage();
      const from = performance.now();
      const { done } = slicesOf.next();
      const sliceMs = performance.now() - from;
      if (processorUs(cpuFrom) > 2_000) heavySlices++;
      longestSlice = Math.max(longestSlice, sliceMs);
      if (sliceMs > 4) longSlices++;
      slices++;
      if (slices % 20_000 === 0) log(`trained ${slices} slices`);
      if (done === true) return;
    }
  });
  log(`trained in ${training.seconds.toFixed(1)} s, ${slices} slices, the longest ${longestSlice.toFixed(1)} ms`);
  const modelMb = memoryInUseMb() - before;
  const residentMb = process.memoryUsage().rss / 1e6;
  log(`${residentMb.toFixed(0)} MB resident, at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB so far`);

  const asked = Array.from({ length: questions }, () => question(source, feed.nowMs));
  for (const query of asked.slice(0, 500)) recommender.recommend(query);
  const cpuBefore = process.cpuUsage();
  const times = asked.map((query) => timed(() => recommender.recommend(query)).seconds * 1000);
  const cpuMs = processorUs(cpuBefore) / 1000 / questions;
  const answersPerSecond = questions / (times.reduce((sum, ms) => sum + ms, 0) / 1000);
  let answered = 0;
  const eventsBefore = feed.events;
  const both = timed(() => {
    for (const query of asked) {
      // Five events to an answer: the proportion of the two promises.
      for (const until = feed.events + 5; feed.events < until; ) feed.learnOne(recommender);
      recommender.recommend(query);
      answered++;
    }
  });
  const learnedWhileAnswering = (feed.events - eventsBefore) / both.seconds;
  const paced = learnAtPace(recommender, feed, asked);

  log('the naive session-kNN');
  const naive = new NaiveSessionKnn();
  const replay = new SessionSource(products, 7);
  for (let session = 0; session < sessions; session++) naive.learn(replay.next());
  const askedNaive = asked.slice(0, Math.min(questions, 2_000)).map(({ session }) => session.map(({ itemId }) => itemId));
  for (const items of askedNaive.slice(0, 50)) naive.answer(items, 20);
  const naiveTimes = askedNaive.map((items) => timed(() => naive.answer(items, 20)).seconds * 1000);
  const naivePerSecond = naiveTimes.length / (naiveTimes.reduce((sum, ms) => sum + ms, 0) / 1000);

  const figure = (
    name: string,
    value: number,
    unit: string,
    baseline: number | null,
    goal: string | null,
    met: boolean | null,
  ): Figure => ({
    name,
    value,
    unit,
    baseline,
    ratio: baseline === null ? null : value / baseline,
    goal,
    met,
  });
  const full = sessions >= 1_000_000 && products >= 100_000;
  const judged = (met: boolean): boolean | null => (full ? met : null);
  const p50 = median(times);
  const p99 = percentile(times, 0.99);
  return [
    figure('answer p50', p50, 'ms', median(naiveTimes), '< 0.2 ms', judged(p50 < 0.2)),
    figure('answer p99', p99, 'ms', percentile(naiveTimes, 0.99), '< 1.5 ms', judged(p99 < 1.5)),
    figure('answers', answersPerSecond, '/s', naivePerSecond, '≥ 4,000/s', judged(answersPerSecond >= 4_000)),
    figure('processor time an answer', cpuMs, 'ms', null, null, null),
    figure('memory', modelMb, 'MB', null, '< 400 MB', judged(modelMb < 400)),
    figure('memory of the catalogue in it', catalogueMb, 'MB', null, null, null),
    figure('resident after training', residentMb, 'MB', null, null, null),
    figure('learned while answering', paced.learned, 'events/s', null, '≥ 20,000/s', judged(paced.learned >= 20_000)),
    figure('answered meanwhile', paced.answered, '/s', null, null, null),
    figure('learned, five to an answer', learnedWhileAnswering, 'events/s', null, null, null),
    figure('answered meanwhile, one to five', answered / both.seconds, '/s', null, null, null),
    figure('learned alone', learnedAlone, 'events/s', null, null, null),
    figure('processor time a learned event', learningUs, 'µs', null, null, null),
    figure('training', training.seconds, 's', null, null, null),
    figure('longest slice of training', longestSlice, 'ms', null, null, null),
    figure('slices of training over 4 ms', (100 * longSlices) / Math.max(1, slices), '%', null, null, null),
    figure('slices over 2 ms of processor time', (100 * heavySlices) / Math.max(1, slices), '%', null, null, null),
  ];
}

/** Learns 20,000 events a second, as a busy shop's visitors come, and gives the rest of the time to answers; both a second. */
function learnAtPace(
  recommender: Recommender,
  feed: Feed,
  asked: readonly RecommendationQuery[],
): { learned: number; answered: number } {
  const eventsBefore = feed.events;
  const from = performance.now();
  let answered = 0;
  let seconds = 0;
  for (; seconds < 5; seconds = (performance.now() - from) / 1000) {
    const due = eventsBefore + seconds * learnedPerSecond;
    while (feed.events < due) feed.learnOne(recommender);
    recommender.recommend(asked[answered % asked.length] as RecommendationQuery);
    answered++;
  }
  return { learned: (feed.events - eventsBefore) / seconds, answered: answered / seconds };
}

/** Turns made-up sessions into logged events, each session a visitor of its own. */
class Feed {
  events = 0;
  nowMs: number = startMs;
  private readonly source: SessionSource;
  private session = 0;
  private waiting: string[] = [];

  constructor(source: SessionSource) {
    this.source = source;
  }

  learnSession(recommender: Recommender): void {
    this.waiting = this.source.next();
    this.begin();
    while (this.waiting.length > 0) this.send(recommender);
  }

  learnOne(recommender: Recommender): void {
    if (this.waiting.length === 0) {
      this.waiting = this.source.next();
      this.begin();
    }
    this.send(recommender);
  }

  private begin(): void {
    this.session++;
    this.nowMs += sessionGapMs;
  }

  private send(recommender: Recommender): void {
    const itemId = this.waiting.shift();
    if (itemId === undefined) return;
    const position = ++this.events;
    const event: LoggedEvent = {
      position,
      messageId: String(position),
      name: position % 20 === 0 ? 'add_to_cart' : 'view_item',
      anonymousId: null,
      userId: null,
      properties: { items: [{ item_id: itemId, quantity: 1 }] },
      context: {},
      occurredAtMs: this.nowMs,
      receivedAtMs: this.nowMs,
      source: 'browser',
      proof: 'none',
      flags: [],
    };
    recommender.learn(event, `v${this.session}`);
  }
}

function* catalogue(source: SessionSource): Generator<Product> {
  for (let number = 0; number < products; number++) {
    const cluster = source.clusterOf(number);
    yield {
      id: source.idOf(number),
      title: `Mẫu ${number % 97} dòng ${cluster} kiểu ${number % 13}`,
      url: `/p/${number}`,
      brand: `brand ${number % 300}`,
      categories: [`nhom ${cluster % 20}/loai ${cluster % 400}`],
      currency: 'VND',
      priceMinor: 50_000 + (number % 500) * 5_000,
      availability: number % 50 === 7 ? 'out_of_stock' : 'in_stock',
      createdAtMs: startMs - (number % 1000) * 3_600_000,
    };
  }
}

function question(source: SessionSource, nowMs: number): RecommendationQuery {
  const session = source.next().map((itemId): Interaction => ({ itemId, atMs: nowMs, kind: 'view' }));
  return { strategies: ['session-next'], limit: 20, session, cartItemIds: [], excludeItemIds: [], merchandising: [], nowMs };
}

function timed(work: () => void): { readonly seconds: number } {
  const from = performance.now();
  work();
  return { seconds: (performance.now() - from) / 1000 };
}

/** Processor time since an earlier look, in microseconds: on a busy machine the clock measures the others too. */
function processorUs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return user + system;
}
