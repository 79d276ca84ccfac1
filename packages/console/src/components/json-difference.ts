/** One place where two values differ; a side that has nothing there is undefined. */
export interface Difference {
  readonly path: string;
  readonly left: unknown;
  readonly right: unknown;
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } => typeof value === 'object' && value !== null;

/** Where two JSON values differ, by path (`variants.0.weight`); at most `limit` places. */
export function jsonDifference(left: unknown, right: unknown, limit = 100, path = ''): Difference[] {
  if (JSON.stringify(left) === JSON.stringify(right)) return [];
  if (!isObject(left) || !isObject(right) || Array.isArray(left) !== Array.isArray(right)) return [{ path, left, right }];
  const found: Difference[] = [];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    if (found.length >= limit) break;
    found.push(...jsonDifference(left[key], right[key], limit - found.length, path === '' ? key : `${path}.${key}`));
  }
  return found;
}
