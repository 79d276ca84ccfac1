import { type ErrorCode, errorCodes, type Issue, type Problem } from '@quen/protocol';
import type { Answer } from '../routes/asked.ts';

/** Thrown by a route to be answered as a problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];
  readonly headers: { readonly [name: string]: string };

  constructor(
    code: ErrorCode,
    detail?: string,
    issues: readonly Issue[] = [],
    headers: { readonly [name: string]: string } = {},
  ) {
    super(detail ?? errorCodes[code].title);
    this.code = code;
    this.issues = issues;
    this.headers = headers;
  }
}

/** A problem as it is answered (RFC 9457). */
export function toProblem(code: ErrorCode, detail: string, instance: string, issues: readonly Issue[] = []): Problem {
  const { status, title, todo } = errorCodes[code];
  return {
    type: `/problems/${code}`,
    code,
    title,
    status,
    detail: `${detail.replace(/[.]?$/, '.')} ${todo}`,
    instance,
    ...(issues.length === 0 ? {} : { issues }),
  };
}

/** What is answered; any origin may read it: it says nothing about anyone. */
export function problemAnswer(error: ProblemError, instance: string): Answer {
  const problem = toProblem(error.code, error.message, instance, error.issues);
  return {
    status: problem.status,
    // Its path is the client's own word: nothing that takes this for a page may find markup in it.
    body: JSON.stringify(problem).replaceAll('<', '\\u003c'),
    headers: {
      'content-type': 'application/problem+json',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'Retry-After',
      ...error.headers,
    },
  };
}

export function problemResponse(error: ProblemError, instance: string): Response {
  const { body, ...init } = problemAnswer(error, instance);
  return new Response(body, init);
}
