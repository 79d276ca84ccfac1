import { type ErrorCode, type Issue, isJsonObject, type Json, type Result } from '@quen/protocol';

/** What is wrong with things of a list, by their index. */
export type Faults = ReadonlyMap<number, readonly Issue[]>;

/** A body of which one list holds things that each stand for themselves. */
export interface Batch {
  /** Things with faults are in it as far as they can be kept: cut where they are too deep, with the names of numbers that are too large. */
  readonly body: Json;
  readonly faults: Faults;
}

const noFaults: Faults = new Map();

/**
 * Walks a parsed value once: refuses what is nested too deeply or not finite (`1e999` parses to Infinity), and with `clean` answers a copy
 * without NUL characters, lone surrogates and `__proto__` keys.
 */
export function cleanJson(value: Json, clean: boolean, maxDepth: number): Result<Json> {
  const issue = findIssue(value, maxDepth, '');
  if (issue !== null) return { ok: false, issues: [issue] };
  return { ok: true, value: clean ? cleaned(value) : value };
}

/** The same of a body, but what is wrong inside of one thing of its `list` is the fault of this one alone. The list is written to. */
export function cleanBatch(body: Json, clean: boolean, maxDepth: number, list: string): Result<Batch> {
  const things: unknown = isJsonObject(body) ? body[list] : undefined;
  if (!Array.isArray(things)) {
    const whole = cleanJson(body, clean, maxDepth);
    return whole.ok ? { ok: true, value: { body: whole.value, faults: noFaults } } : whole;
  }
  for (const key in body as object) {
    const issue = key === list ? null : findIssue((body as { readonly [key: string]: unknown })[key], maxDepth - 1, '');
    if (issue !== null) return { ok: false, issues: [under(issue, key)] };
  }
  const faults = cutFaults(things, maxDepth - 2);
  return { ok: true, value: { body: clean ? cleaned(body) : body, faults } };
}

function cutFaults(things: unknown[], left: number): Faults {
  let faults: Map<number, readonly Issue[]> | undefined;
  for (let index = 0; index < things.length; index++) {
    const issue = findIssue(things[index], left, '');
    if (issue === null) continue;
    faults ??= new Map();
    faults.set(index, [issue.code === 'invalid_json' ? { ...issue, code: 'invalid_event' } : issue]);
    things[index] = cleaned(things[index] as Json, left);
  }
  return faults ?? noFaults;
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

function cleaned(value: Json, left: number = Number.POSITIVE_INFINITY): Json {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (left === 0) return null;
  if (Array.isArray(value)) return value.map((item: Json) => cleaned(item, left - 1));
  const copy: { [key: string]: Json } = {};
  for (const [key, item] of Object.entries(value)) {
    const name = cleanText(key);
    if (name !== '__proto__') copy[name] = cleaned(item, left - 1);
  }
  return copy;
}

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').replace(loneSurrogate, '\uFFFD');
}
