import { type ErrorCode, errorCodes, type Issue, type Problem } from '@quen/protocol';
import type { Answer } from '../routes/asked.ts';

/** Thrown by a route to be answered as a problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];
  readonly headers: { readonly [name: string]: string };
  /** What to do, after what happened; empty when the message says it. */
  readonly todo: string;

  constructor(
    code: ErrorCode,
    detail?: string,
    issues: readonly Issue[] = [],
    headers: { readonly [name: string]: string } = {},
    todo: string = errorCodes[code].todo,
  ) {
    super(detail ?? errorCodes[code].title);
    this.code = code;
    this.issues = issues;
    this.headers = headers;
    this.todo = todo;
  }

  /** For what is wrong with all of it: an issue says itself what to do. */
  static ofIssue({ code, path, message }: Issue): ProblemError {
    return new ProblemError(code, path === '' ? message : `At ${path}: ${message}`, [], {}, '');
  }
}

/** A problem as it is answered (RFC 9457). */
export function toProblem({ code, message, issues, todo }: ProblemError, instance: string): Problem {
  const { status, title } = errorCodes[code];
  return {
    type: `/problems/${code}`,
    code,
    title,
    status,
    // Advice to look at issues helps nobody where there are none.
    detail: `${message.replace(/[.]?$/, '.')} ${issues.length === 0 && todo.includes('`issues`') ? '' : todo}`.trimEnd(),
    instance,
    ...(issues.length === 0 ? {} : { issues }),
  };
}

/** What is answered; any origin may read it: it says nothing about anyone. */
export function problemAnswer(error: ProblemError, instance: string): Answer {
  const problem = toProblem(error, instance);
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
