import type { z } from 'zod';
import { schemaIssues } from '../../operations/schema-issues.ts';
import { ProblemError } from '../../server/problem.ts';

/** A part of a request by its schema; here `null` means null. @throws ProblemError `invalid_request` with an issue for each fault */
export function checkInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ProblemError('invalid_request', undefined, schemaIssues(result.error).slice(0, 50));
}
