/**
 * JavaScript's own coercions, which GrowthBook's dialect relies on, for JSON values and without their traps: an object's own
 * `toString` or `valueOf` is data and never called, and nesting is followed only so deep.
 */
const maxDepth = 16;

/** As `String(value)`: null is `"null"`, lists are joined with commas, objects are `"[object Object]"`. */
export function toText(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    if (depth >= maxDepth) return '';
    return value.map((element) => (element === null || element === undefined ? '' : toText(element, depth + 1))).join(',');
  }
  if (typeof value === 'object' && value !== null) return '[object Object]';
  return String(value);
}

/** As `Number(value)`: null is 0, texts are read as numbers, what is none is NaN. */
export function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'object' && value !== null) return Number(toText(value));
  return Number(value);
}

/** As `a < b` and friends: -1, 0, 1, or NaN when they cannot be compared. Two texts go by code units, else both as numbers. */
export function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN;
  const left = typeof a === 'object' && a !== null ? toText(a) : a;
  const right = typeof b === 'object' && b !== null ? toText(b) : b;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  const x = toNumber(left);
  const y = toNumber(right);
  return x < y ? -1 : x > y ? 1 : x === y ? 0 : Number.NaN;
}

/** `string`, `number`, `boolean`, `array`, `object`, `null` or `undefined`; `unknown` for what JSON has not. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'bigint' || type === 'symbol' || type === 'function' ? 'unknown' : type;
}

/** Whether both would be written as the same JSON text; keys in another order make another text. */
export function isSameJson(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > 64) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.keys(a);
  const right = Object.keys(b);
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) {
    const key = left[index];
    if (key === undefined || key !== right[index]) return false;
    if (!isSameJson((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], depth + 1)) return false;
  }
  return true;
}
