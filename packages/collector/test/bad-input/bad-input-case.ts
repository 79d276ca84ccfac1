import type { RealServer } from '../real-server.ts';

/** A request nobody should send, and what it must be answered. */
export interface BadInputCase {
  readonly name: string;
  readonly method?: string;
  /** `/v1/events` when absent. */
  readonly path?: string;
  /** Publishable when absent. */
  readonly key?: 'publishable' | 'secret' | 'none';
  readonly headers?: { readonly [name: string]: string };
  readonly body?: (server: RealServer) => string | Uint8Array;
  readonly status: number;
  /** Of the problem. */
  readonly code?: string;
  /** Path of the problem's first issue. */
  readonly firstIssueAt?: string;
  /** Of each event, `status code path`. */
  readonly results?: readonly string[];
  /** What the answer must not hold, in headers or body. */
  readonly never?: RegExp;
}

type Body = NonNullable<BadInputCase['body']>;

/** A body as it stands. */
export const text =
  (body: string): Body =>
  () =>
    body;
/** A body as JSON. */
export const json = (body: unknown): Body => text(JSON.stringify(body));
/** A body that is no text. */
export const bytes =
  (body: Buffer): Body =>
  () =>
    new Uint8Array(body);

let made = 0;
/** An event like any other, but for what is changed. */
export const event = (changes: object = {}): object => ({
  messageId: `bad-${++made}`,
  name: 'view_item',
  anonymousId: 'visitor-1',
  ...changes,
});
/** A body of events. */
export const events = (...list: unknown[]): Body => json({ events: list });
