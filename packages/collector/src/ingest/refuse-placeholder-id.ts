import type { Issue } from '@quen/protocol';

/** What careless code sends for "nobody", in lower case. */
const placeholders = new Set([
  'null',
  'undefined',
  'nil',
  'none',
  'nan',
  'na',
  'n/a',
  '-1',
  'true',
  'false',
  'anonymous',
  'anon',
  'guest',
  'unknown',
  'user',
  'userid',
  'user_id',
  'test',
  'id',
  '[object object]',
  'not set',
  '(not set)',
  '(none)',
  '(null)',
  '(undefined)',
  'not_set',
  'not-set',
  'not logged in',
  'not_logged_in',
  'null null',
  'undefined undefined',
]);

/** Ids nearly always are so; only others need more than the list. */
const plainEnds = /^[\da-z](?:[ -~]*[\da-z])?$/;
/** As `0`, and the number that a device gives which tells none. */
const zeros = /^0[0.-]*$/;
/** Signs that nobody sees, such as a space without width. */
const unseen = /\p{C}+/gu;
/** Quotation marks around. */
const quotes = /^["'`\u2018-\u201d]+|["'`\u2018-\u201d]+$/g;
const letterOrDigit = /[\p{L}\p{N}]/u;
/** A template's place that was not filled: `{{userId}}`, `${userId}`, `$userId`, `%USER_ID%`, `<%= id %>`, `[USER_ID]`. */
const unfilled = /^(?:\{\{.*\}\}|\$\{?[a-z_.]+\}?|%[a-z_.]+%|<%.*%>|[<[{][a-z_. ]+[>\]}])$/s;

function isPlaceholder(id: string): boolean {
  const lower = id.toLowerCase();
  if (plainEnds.test(lower)) return placeholders.has(lower) || zeros.test(lower);
  const bare = lower.replace(unseen, '').trim().replace(quotes, '').trim();
  return !letterOrDigit.test(bare) || placeholders.has(bare) || zeros.test(bare) || unfilled.test(bare);
}

/**
 * Says what is wrong with an id that would put many people into one profile, or null when it may stand for one person.
 *
 * `path` names the field in the answer.
 */
export function refusePlaceholderId(id: string, path: string): Issue | null {
  if (!isPlaceholder(id)) return null;
  return {
    code: 'invalid_identity',
    path,
    message: `"${id.slice(0, 50)}" is not the id of one person; send a real id, or none.`,
  };
}
