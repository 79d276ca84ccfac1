import type { z } from 'zod';
import type { AnswerOf, BodyOf, ConsoleCall, EndpointName, OpenCall, QueryOf } from './console-call.ts';

/** What an endpoint reads from a request: a schema for each part its type has, and for no other. */
type Schemas<E extends EndpointName> = (QueryOf<E> extends undefined
  ? { readonly query?: never }
  : { readonly query: z.ZodType<QueryOf<E>> }) &
  (BodyOf<E> extends undefined ? { readonly body?: never } : { readonly body: z.ZodType<BodyOf<E>> });

/** How an endpoint of the console is answered. */
export type ConsoleEndpoint<E extends EndpointName> = Schemas<E> & {
  answer(call: E extends OpenEndpoint ? OpenCall<E> : ConsoleCall<E>): Promise<AnswerOf<E>>;
};

/** The ways in: for whoever comes. */
export type OpenEndpoint = 'GET /session' | 'POST /session' | 'DELETE /session' | 'POST /setup/look' | 'POST /setup';

/** An endpoint under its name, for the array of all. */
export interface NamedEndpoint {
  readonly name: EndpointName;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  answer(call: unknown): Promise<unknown>;
}

/** Names an endpoint and holds it to its type in `ConsoleEndpoints`. */
export function defineEndpoint<E extends EndpointName>(
  name: E,
  endpoint: ConsoleEndpoint<E>,
): NamedEndpoint & { readonly name: E } {
  const { answer, ...schemas } = endpoint;
  // The route that calls it has read the request by these very schemas.
  return {
    ...(schemas as unknown as Pick<NamedEndpoint, 'query' | 'body'>),
    name,
    answer: (call) => answer(call as Parameters<typeof answer>[0]),
  };
}
