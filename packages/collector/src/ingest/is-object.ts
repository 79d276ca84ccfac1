import type { JsonObject } from '@quen/protocol';

/** Whether a value that came as JSON is an object: neither a list nor `null`. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
