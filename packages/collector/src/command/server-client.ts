import type { EventEnvelope, EventResult, EventsResponse, Problem, Product } from '@quen/protocol';
import { CommandFault } from './command-fault.ts';
import type { EventSink } from './import/import-events.ts';

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

const eventBatch = 500;
const productBatch = 50;

/** Imports into a running server; the same as into a collector of one's own, batch by batch. */
export async function createServerSink(client: ServerClient): Promise<EventSink> {
  const known = new Map<string, Product>();
  for (let after = ''; ; ) {
    const page = await client.ask<{ products: Product[]; next?: string }>(
      'GET',
      `/v1/products?limit=1000&after=${encodeURIComponent(after)}`,
    );
    for (const product of page.products) known.set(product.id, product);
    if (page.next === undefined) break;
    after = page.next;
  }
  return {
    productOf: (id) => known.get(id),
    async upsertProducts(products) {
      for (let at = 0; at < products.length; at += productBatch) {
        await client.ask('PUT', '/v1/products', { products: products.slice(at, at + productBatch) });
      }
    },
    async importEvents(envelopes, options) {
      const examples: EventResult[] = [];
      const counts = { accepted: 0, duplicates: 0, rejected: 0 };
      let taken = 0;
      let batch: EventEnvelope[] = [];
      const flush = async (): Promise<void> => {
        const { results } = await client.ask<EventsResponse>('POST', '/v1/events', { events: batch });
        for (const result of results) {
          if (result.status === 'accepted') counts.accepted += 1;
          else if (result.status === 'rejected') {
            counts.rejected += 1;
            if (examples.length < 20) examples.push({ ...result, index: taken + result.index });
          } else counts.duplicates += 1;
        }
        taken += batch.length;
        batch = [];
        options?.progress?.(taken);
      };
      for await (const envelope of envelopes) {
        batch.push(envelope);
        if (batch.length >= eventBatch) await flush();
      }
      if (batch.length > 0) await flush();
      return { ...counts, examples };
    },
  };
}
