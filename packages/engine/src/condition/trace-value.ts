import type { Json } from '@quen/protocol';

/** A value as short JSON for a trace: long texts and lists are cut, deep things become an ellipsis. */
export function traceValue(value: unknown, depth = 0): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'string') return value.length > 200 ? `${value.slice(0, 200)}…` : value;
  if (typeof value !== 'object') return null;
  if (depth > 3) return '…';
  if (Array.isArray(value)) {
    const first = value.slice(0, 20).map((element) => traceValue(element, depth + 1));
    return value.length > 20 ? [...first, '…'] : first;
  }
  const entries = Object.entries(value).slice(0, 20);
  return Object.fromEntries(entries.map(([key, element]) => [key, traceValue(element, depth + 1)]));
}
