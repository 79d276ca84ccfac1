import type { ErrorCode } from './error-code.ts';

/** One thing that is wrong with an input, at a path into it (`events.0.properties.items`; empty for the whole). */
export interface Issue {
  readonly code: ErrorCode;
  readonly path: string;
  /** What is wrong and what to do, in a sentence. */
  readonly message: string;
}

/** What pure code answers about input it did not make: a value, or what is wrong with it. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] };
