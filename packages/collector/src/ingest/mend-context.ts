import { type EventContext, isJsonObject } from '@quen/protocol';
import { eventContextSchema } from '@quen/protocol/schema';

/**
 * A context without the parts that do not fit: circumstances are a help, and no event is lost for a screen width that is a text. Undefined when
 * it is no object at all.
 */
export function mendContext(value: unknown): EventContext | undefined {
  const parsed = eventContextSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  if (!isJsonObject(value)) return undefined;
  const faulty = new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? '')));
  const kept = Object.entries(value).filter(([name]) => !faulty.has(name));
  const mended = eventContextSchema.safeParse(Object.fromEntries(kept));
  return mended.success ? mended.data : undefined;
}
