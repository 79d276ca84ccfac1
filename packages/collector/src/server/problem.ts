import { type ErrorCode, errorCodes, type Issue, type Problem } from '@quen/protocol';

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

/** The answer as a response that any origin may read: it says nothing about anyone. */
export function problemResponse(error: ProblemError, instance: string): Response {
  const problem = toProblem(error.code, error.message, instance, error.issues);
  // Its path is the client's own word: nothing that takes this for a page may find markup in it.
  return new Response(JSON.stringify(problem).replaceAll('<', '\\u003c'), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'Retry-After',
      ...error.headers,
    },
  });
}
