import type { MiddlewareHandler } from 'hono';

/** What every route behind the secret key needs. */
export interface SecretRouteOptions {
  /** Lets in requests with the secret key, and throws a problem for others. */
  readonly secretOnly: MiddlewareHandler;
  /** The request's body as JSON, bounded in size and depth; throws a problem when it is not. */
  readonly readJson: (request: Request) => Promise<unknown>;
  readonly now: () => number;
}
