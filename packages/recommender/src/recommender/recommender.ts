import type { LoggedEvent, Product, Recommend, Result } from '@quen/protocol';
import type { ProductHistory } from '../catalogue/product-history.ts';
import type { Lesson } from '../crowd/lesson.ts';
import type { ExplorationReport } from './exploration.ts';

/** A product, and what happened to its price and stock. */
export interface KnownProduct {
  readonly product: Product;
  readonly history: ProductHistory;
}

/** Learns from the log while it grows, and answers what to show. One owner at a time; deterministic in the order of calls. */
export interface Recommender {
  /**
   * Writes products, new or changed, and follows what happens to their prices and stock while it lives.
   *
   * @param atMs dates changes of price and stock; the product's `updatedAtMs`, else the newest time learned, when absent.
   * @returns how many were refused because the catalogue is full.
   */
  upsertProducts(products: Iterable<Product>, atMs?: number): number;
  /** As {@link upsertProducts}, for an owner who follows that itself, with `followProduct`, and keeps it. */
  takeProducts(products: Iterable<KnownProduct>): number;
  removeProducts(ids: Iterable<string>): void;
  /**
   * Learns any logged event, each once and in the order of the log; those that are not about products are passed over, bots too,
   * but for `segment_entered` and `segment_left`, which tell what segments a profile is in.
   *
   * @param profileId whose event it is; weights are capped per profile and day.
   */
  learn(event: LoggedEvent, profileId: string): void;
  /** As {@link learn}, from what was taken of the event with `lessonOf` when it came. */
  learnLesson(lesson: Lesson, profileId: string): void;
  readonly recommend: Recommend;
  /** Fits what cannot be kept up to date event by event; yields the share done between slices of about two milliseconds. */
  train(nowMs: number): Generator<number, void, void>;
  /**
   * What was learned, as bytes, {@link learnedPosition} included; as it stands when the first chunk is asked for. The products are not in it, nor what
   * happened to them: the shop keeps them anyway.
   */
  snapshot(): Generator<Uint8Array, void, void>;
  /**
   * Takes a snapshot over, in place of all that was learned. Products may be written before or after. What cannot be read is an issue and changes nothing.
   * Pauses after about a millisecond's work; what was learned is replaced at once, also what was learned in
   * the pauses; what is popular and the like follows after further ones.
   *
   * @returns the position up to which the log is learned.
   */
  restore(chunks: Iterable<Uint8Array>): Generator<void, Result<number>, void>;
  /** Changes whenever the ranker's parameters do. */
  readonly modelVersion: string;
  /** The highest position learned; 0 before the first. */
  readonly learnedPosition: number;
  /** What became of the share of places for new products, since the recommender was made. */
  explorationReport(): ExplorationReport;
}
