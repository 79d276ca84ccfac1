import { ProblemError } from '../server/problem.ts';
import { createRateLimit, type RateLimit, type RateLimitOptions } from '../server/rate-limit.ts';

/** What publishable keys may send; a kind that is absent is not limited. */
export interface RequestLimitsOptions {
  /** Of each address (an IPv6 one by its /64) with one key. */
  readonly address?: RateLimitOptions;
  /** Of each key, from all addresses together. */
  readonly key?: RateLimitOptions;
  /** Of each visitor. */
  readonly visitor?: RateLimitOptions;
}

/** Holds floods back: token buckets in memory, a bounded number of them, kept nowhere else. */
export interface RequestLimits {
  /** @throws ProblemError `rate_limited` with `Retry-After` */
  take(kind: keyof RequestLimitsOptions, id: string, nowMs: number): void;
  readonly limits: (kind: keyof RequestLimitsOptions) => boolean;
}

export function createRequestLimits(options: RequestLimitsOptions = {}): RequestLimits {
  const buckets = new Map<keyof RequestLimitsOptions, RateLimit>();
  for (const kind of ['address', 'key', 'visitor'] as const) {
    const limit = options[kind];
    if (limit !== undefined) buckets.set(kind, createRateLimit(limit));
  }
  return {
    take(kind, id, nowMs) {
      const seconds = id === '' ? 0 : (buckets.get(kind)?.take(id, nowMs) ?? 0);
      if (seconds > 0)
        throw new ProblemError('rate_limited', `Too many requests of one ${kind}`, [], { 'retry-after': String(seconds) });
    },
    limits: (kind) => buckets.has(kind),
  };
}
