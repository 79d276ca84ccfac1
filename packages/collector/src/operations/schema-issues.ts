import type { ErrorCode, Issue } from '@quen/protocol';
import type { z } from 'zod';

/** What a schema complains of, as issues. */
export function schemaIssues(error: z.ZodError, code: ErrorCode = 'invalid_request'): readonly Issue[] {
  return error.issues.map(({ path, message }) => ({ code, path: path.map(String).join('.'), message }));
}
