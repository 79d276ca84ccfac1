import type { Result } from '@quen/protocol';

/** What routes look at of a request beside its body: Hono's context is one, a request that came the short way another. */
export interface Asked {
  readonly req: {
    /** By its name in lower case. */
    header(name: string): string | undefined;
    query(key: string): string | undefined;
  };
  /** `{ incoming }`, Node's own request, where there is one. */
  readonly env: unknown;
}

/** An answer, whichever way the request came. */
export interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** Answers a request whose body has come, or was too large; it never throws. */
export type AnswerBody = (asked: Asked, body: Result<Buffer>) => Promise<Answer>;
