import type { ErrorCode } from './error-code.ts';
import type { Issue } from './issue.ts';

/** An error answer, `application/problem+json` after RFC 9457. */
export interface Problem {
  /** `/problems/<code>`. */
  readonly type: string;
  readonly code: ErrorCode;
  readonly title: string;
  readonly status: number;
  /** What happened this time, and what to do. */
  readonly detail: string;
  readonly instance?: string;
  readonly issues?: readonly Issue[];
}
