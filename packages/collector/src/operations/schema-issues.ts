import type { Issue } from '@quen/protocol';
import type { z } from 'zod';

/** What a schema complains of, as issues. */
export function schemaIssues(error: z.ZodError): readonly Issue[] {
  return error.issues.map(({ path, message }) => ({ code: 'invalid_request', path: path.map(String).join('.'), message }));
}
