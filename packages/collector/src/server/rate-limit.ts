/** Requests an address may send: `perSecond` on average, `burst` at once. */
export interface RateLimitOptions {
  readonly perSecond: number;
  readonly burst: number;
}

/** Decides by a token bucket per key; remembers a bounded number of keys, the fullest forgotten first. */
export interface RateLimit {
  /** 0 when the request may pass, else the seconds after which one may. */
  take(key: string, nowMs: number): number;
}

interface Bucket {
  tokens: number;
  atMs: number;
}

const maxBuckets = 50_000;

export function createRateLimit({ perSecond, burst }: RateLimitOptions): RateLimit {
  const buckets = new Map<string, Bucket>();

  function forgetFull(nowMs: number): void {
    for (const [key, bucket] of buckets) {
      if (bucket.tokens + ((nowMs - bucket.atMs) / 1000) * perSecond >= burst) buckets.delete(key);
    }
    // A flood of addresses must not become a flood of memory.
    if (buckets.size >= maxBuckets) buckets.clear();
  }

  return {
    take(key, nowMs) {
      let bucket = buckets.get(key);
      if (bucket === undefined) {
        if (buckets.size >= maxBuckets) forgetFull(nowMs);
        bucket = { tokens: burst, atMs: nowMs };
        buckets.set(key, bucket);
      }
      bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, nowMs - bucket.atMs) / 1000) * perSecond);
      bucket.atMs = nowMs;
      if (bucket.tokens >= 1) {
        bucket.tokens--;
        return 0;
      }
      return Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
    },
  };
}
