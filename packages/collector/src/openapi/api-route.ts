import type { ErrorCode } from '@quen/protocol';
import type { z } from 'zod';

/** Which key a route takes: none, either, or only the secret one. */
export type RouteKey = 'none' | 'publishable' | 'secret';

/** One answer of a route. JSON unless it says otherwise; no body when it has no schema and no content type. */
export interface ApiAnswer {
  readonly status: number;
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly contentType?: string;
}

/** What is said of one route in /openapi.json and /docs. */
export interface ApiRoute {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** In OpenAPI's form, `/v1/profiles/{id}`. */
  readonly path: string;
  readonly tag: string;
  /** A few words, as a heading. */
  readonly summary: string;
  /** Sentences, in Markdown's plainest form. */
  readonly description?: string;
  readonly key: RouteKey;
  /** Texts behind `?`; each is described by its schema's own description. */
  readonly query?: z.ZodObject;
  /** Request headers by name, described by their schemas. */
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  /** A body that works as it stands, for the page. */
  readonly example?: unknown;
  readonly answers: readonly ApiAnswer[];
  /** Codes beside those every route may answer. */
  readonly problems?: readonly ErrorCode[];
}
