import type { Problem } from '@quen/protocol';

/** The collector said no, with the problem it answered (RFC 9457). */
export class QuenError extends Error {
  readonly problem: Problem;
  /** Seconds to wait before trying again, when the collector said so. */
  readonly retryAfterSeconds: number | null;

  constructor(problem: Problem, retryAfterSeconds: number | null) {
    super(`[quen] ${problem.code}: ${problem.detail}`);
    this.name = 'QuenError';
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
