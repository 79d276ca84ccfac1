/**
 * Makes guessing slow: after a few attempts that failed, each further one doubles the time to wait. An attempt counts as failed until it is
 * known to have succeeded, so that many at once gain nothing.
 */
export interface SignInThrottle {
  /** Counts an attempt; 0 when it may be made, else the seconds to wait. */
  begin(key: string, nowMs: number): number;
  /** Takes an attempt back that succeeded; `forget` clears all that failed before it, too. */
  succeed(key: string, forget: boolean): void;
}

export interface SignInThrottleOptions {
  /** Attempts that may fail before there is anything to wait for. */
  readonly free: number;
  /** The first wait, in milliseconds; the next is twice as long. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

interface Attempts {
  count: number;
  atMs: number;
}

const maxKeys = 10_000;

export function createSignInThrottle({ free, firstWaitMs, longestWaitMs }: SignInThrottleOptions): SignInThrottle {
  const attempts = new Map<string, Attempts>();

  function waitOf({ count }: Attempts): number {
    return count < free ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(30, count - free));
  }

  return {
    begin(key, nowMs) {
      const entry = attempts.get(key);
      if (entry === undefined) {
        const [oldest] = attempts.keys();
        if (attempts.size >= maxKeys && oldest !== undefined) attempts.delete(oldest);
        attempts.set(key, { count: 1, atMs: nowMs });
        return 0;
      }
      // Who has left it alone for so long begins anew.
      if (nowMs - entry.atMs > longestWaitMs) entry.count = 0;
      const leftMs = entry.atMs + waitOf(entry) - nowMs;
      if (leftMs > 0) return Math.ceil(leftMs / 1000);
      entry.count++;
      entry.atMs = nowMs;
      return 0;
    },
    succeed(key, forget) {
      const entry = attempts.get(key);
      if (entry === undefined) return;
      entry.count--;
      if (forget || entry.count <= 0) attempts.delete(key);
    },
  };
}
