import type { ErrorCode, Issue, Json, Result } from '@quen/protocol';

/**
 * Walks a parsed value once: refuses what is nested too deeply or not finite (`1e999` parses to Infinity), and with `clean` answers a copy
 * without NUL characters, lone surrogates and `__proto__` keys.
 */
export function cleanJson(value: Json, clean: boolean, maxDepth: number): Result<Json> {
  const issue = findIssue(value, maxDepth, '');
  if (issue !== null) return { ok: false, issues: [issue] };
  return { ok: true, value: clean ? cleaned(value) : value };
}

function findIssue(value: unknown, left: number, path: string): Issue | null {
  if (typeof value === 'number') {
    return Number.isFinite(value)
      ? null
      : fault('invalid_json', path, 'The number is too large; send one that a double can hold.');
  }
  if (typeof value !== 'object' || value === null) return null;
  if (left === 0) return fault('too_deep', path, 'The JSON is nested too deeply; flatten it.');
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const item: unknown = value[index];
      if (typeof item === 'string') continue;
      const issue = findIssue(item, left - 1, '');
      if (issue !== null) return under(issue, String(index));
    }
    return null;
  }
  for (const key in value) {
    const item = (value as { readonly [key: string]: unknown })[key];
    if (typeof item === 'string') continue;
    const issue = findIssue(item, left - 1, '');
    if (issue !== null) return under(issue, key);
  }
  return null;
}

function fault(code: ErrorCode, path: string, message: string): Issue {
  return { code, path, message };
}

/** Paths are put together on the way back, so that a value without faults costs no strings. */
function under(issue: Issue, key: string): Issue {
  return { ...issue, path: issue.path === '' ? key : `${key}.${issue.path}` };
}

function cleaned(value: Json): Json {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(cleaned);
  const copy: { [key: string]: Json } = {};
  for (const [key, item] of Object.entries(value)) {
    const name = cleanText(key);
    if (name !== '__proto__') copy[name] = cleaned(item);
  }
  return copy;
}

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').replace(loneSurrogate, '\uFFFD');
}
