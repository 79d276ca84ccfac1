import type { Issue } from '@quen/protocol';
import type { z } from 'zod';
import { ProblemError } from '../server/problem.ts';

/** A body checked by its schema. @throws ProblemError `invalid_request` with an issue for each field */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ProblemError('invalid_request', undefined, issuesOf(parsed.error));
}

/** A schema's complaints as issues. */
export function issuesOf(error: z.ZodError): readonly Issue[] {
  return error.issues.map(({ path, message }) => ({ code: 'invalid_request', path: path.join('.'), message }));
}
