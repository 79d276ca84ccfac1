import type { Problem } from '@quen/protocol';
import { CommandFault } from './command-fault.ts';

/** Asks a running server with a secret key. */
export interface ServerClient {
  ask<T>(method: string, path: string, body?: unknown, headers?: { readonly [name: string]: string }): Promise<T>;
}

/** An answer that was a problem. */
export class ServerProblem extends CommandFault {
  readonly problem: Problem;

  constructor(problem: Problem) {
    const issues = (problem.issues ?? []).map(({ path, message }) => `\n  ${path}: ${message}`).join('');
    super(`${problem.detail}${issues}`);
    this.problem = problem;
  }
}

const retries = 5;

/** @param url `http://localhost:7836`, without a slash at the end */
export function createServerClient(url: string, secret: string): ServerClient {
  const send = (method: string, path: string, body: unknown, headers: { readonly [name: string]: string }): Promise<Response> =>
    fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${secret}`, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((error: Error) => {
      throw new CommandFault(`${url} does not answer: ${error.cause instanceof Error ? error.cause.message : error.message}`);
    });
  return {
    async ask<T>(method: string, path: string, body?: unknown, headers = {}): Promise<T> {
      for (let attempt = 1; ; attempt += 1) {
        const answer = await send(method, path, body, headers);
        if (answer.ok) return (await answer.json()) as T;
        const wait = Number(answer.headers.get('retry-after') ?? 1);
        if ((answer.status !== 503 && answer.status !== 429) || attempt > retries) {
          throw new ServerProblem((await answer.json()) as Problem);
        }
        await new Promise((resolve) => setTimeout(resolve, Math.min(10, wait) * 1000));
      }
    },
  };
}
