import { isJsonObject, type Problem } from '@quen/protocol';
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

/**
 * @param address `http://localhost:7836`
 * @throws CommandFault when it is none
 */
export function createServerClient(address: string, secret: string): ServerClient {
  const url = address.replace(/\/+$/, '');
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    throw new CommandFault(`${address} is not an address; write https://quen.shop.example`);
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
        const value: unknown = await answer.json().catch(() => undefined);
        if (answer.ok && value !== undefined) return value as T;
        const wait = Number(answer.headers.get('retry-after') ?? 1);
        if ((answer.status !== 503 && answer.status !== 429) || attempt > retries) {
          if (isProblem(value)) throw new ServerProblem(value);
          throw new CommandFault(
            `${url}${path.replace(/\?.*/, '')} answered ${answer.status}, but not as Quen does; is this the collector’s address?`,
          );
        }
        await new Promise((resolve) => setTimeout(resolve, Math.min(10, wait) * 1000));
      }
    },
  };
}

/** A proxy before the server, or another server altogether, answers in its own way. */
function isProblem(value: unknown): value is Problem {
  return isJsonObject(value) && typeof value['detail'] === 'string';
}
