import type { Json, Result } from '@quen/protocol';
import { type Batch, cleanBatch, cleanJson } from './clean-json.ts';

/** How deeply a body may be nested. An event's own properties begin at level 3. */
export const maxDepth = 32;

/**
 * JSON as the log can keep it: not nested beyond {@link maxDepth}, every number finite, no `__proto__` keys, no NUL characters, no lone
 * surrogates. The last three are cleaned out rather than refused, since no sender means them.
 */
export function parseJson(text: string): Result<Json> {
  const parsed = parse(text);
  return parsed.ok ? cleanJson(parsed.value, needsCleaning(text), maxDepth) : parsed;
}

/** The same of a body with a `list` of which each thing is taken by itself: a poisonous one does not spoil the others. */
export function parseBatch(text: string, list: string): Result<Batch> {
  const parsed = parse(text);
  return parsed.ok ? cleanBatch(parsed.value, needsCleaning(text), maxDepth, list) : parsed;
}

function parse(text: string): Result<Json> {
  try {
    return { ok: true, value: JSON.parse(text) as Json };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unreadable';
    // V8 quotes a piece of the text, which may be personal: only the place of the fault is passed on.
    const place = /position \d+( \(line \d+ column \d+\))?/.exec(message)?.[0];
    return {
      ok: false,
      issues: [
        { code: 'invalid_json', path: '', message: `The JSON is broken${place ? ` at ${place}` : ''}; send one JSON value.` },
      ],
    };
  }
}

/** All that is cleaned out can only be written with an escape, or by that very key, since the text was valid UTF-8. */
function needsCleaning(text: string): boolean {
  return text.includes('\\u') || text.includes('__proto__');
}
