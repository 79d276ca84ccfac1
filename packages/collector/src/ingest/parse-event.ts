import { type EventEnvelope, isJsonObject, type Result } from '@quen/protocol';
import { eventEnvelopeSchema } from '@quen/protocol/schema';
import { schemaIssues } from '../operations/schema-issues.ts';
import { dropNulls } from './drop-nulls.ts';
import { mendContext } from './mend-context.ts';
import { isPlainEnvelope } from './plain-envelope.ts';

/**
 * An event that fits its schema. What is plainly right is passed by hand-written checks; everything else is put before the schema, whose
 * word counts and whose issues say what is wrong.
 */
export function parseEvent(value: unknown): Result<EventEnvelope> {
  if (isPlainEnvelope(value)) return { ok: true, value };
  const parsed = eventEnvelopeSchema.safeParse(isJsonObject(value) ? dropNulls(value) : value);
  if (parsed.success) return { ok: true, value: parsed.data };
  if (parsed.error.issues.some((issue) => issue.path[0] === 'context')) {
    const { context, ...event } = value as { readonly context?: unknown };
    const mended = mendContext(context);
    return parseEvent(mended === undefined ? event : { ...event, context: mended });
  }
  return { ok: false, issues: schemaIssues(parsed.error, 'invalid_event') };
}
