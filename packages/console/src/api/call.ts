import type { ConsoleEndpoints } from '@quen/collector/console-api';
import type { Problem } from '@quen/protocol';

type Endpoint = keyof ConsoleEndpoints;
type Field<E extends Endpoint, F extends string> = ConsoleEndpoints[E] extends { readonly [K in F]: infer V } ? V : never;
type PathParameters<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathParameters<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

/** What a call needs: exactly the parts its endpoint has. */
export type CallInput<E extends Endpoint> = (PathParameters<E> extends never
  ? unknown
  : { readonly params: Readonly<Record<PathParameters<E>, string>> }) &
  (Field<E, 'query'> extends never ? unknown : { readonly query?: Field<E, 'query'> }) &
  (Field<E, 'body'> extends never ? unknown : { readonly body: Field<E, 'body'> }) &
  (Field<E, 'ifMatch'> extends never ? unknown : { readonly ifMatch: number }) & { readonly signal?: AbortSignal };

/** An answer that was an error, with the collector's problem. */
export class CallError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'CallError';
    this.problem = problem;
  }
}

let csrfToken = '';

/** Keeps the token that everything but `GET` carries. */
export function keepCsrfToken(token: string): void {
  csrfToken = token;
}

/**
 * Asks the collector: `call('GET /customers/:id', { params: { id } })`.
 *
 * @throws CallError with the problem the collector answered; a `TypeError` when it could not be reached.
 */
export async function call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<ConsoleEndpoints[E]['answer']> {
  const [method = 'GET', template = '/'] = endpoint.split(' ');
  const given: {
    params?: Record<string, string>;
    query?: Record<string, string | undefined>;
    body?: unknown;
    ifMatch?: number;
    signal?: AbortSignal;
  } = input;
  const path = template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(given.params?.[name] ?? ''));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given.query ?? {})) if (value !== undefined && value !== '') query.set(name, value);
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['x-quen-csrf'] = csrfToken;
  if (given.body !== undefined) headers['content-type'] = 'application/json';
  if (given.ifMatch !== undefined) headers['if-match'] = `"${given.ifMatch}"`;
  const response = await fetch(`/console/api${path}${query.size > 0 ? `?${query}` : ''}`, {
    method,
    headers,
    credentials: 'same-origin',
    ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    ...(given.signal ? { signal: given.signal } : {}),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new CallError(problemFrom(answer, response));
  return answer as ConsoleEndpoints[E]['answer'];
}

function problemFrom(answer: unknown, response: Response): Problem {
  if (typeof answer === 'object' && answer !== null && 'code' in answer) return answer as Problem;
  return {
    type: '/problems/internal',
    code: 'internal',
    title: response.statusText,
    status: response.status,
    detail: response.statusText,
  };
}
