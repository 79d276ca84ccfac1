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
  '0',
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
  '{}',
  '[]',
  '""',
  'not set',
  '(not set)',
  '(none)',
  '00000000-0000-0000-0000-000000000000',
]);

/**
 * Says what is wrong with an id that would put many people into one profile, or null when it may stand for one person.
 *
 * `path` names the field in the answer.
 */
export function refusePlaceholderId(id: string, path: string): Issue | null {
  const plain = id.trim().toLowerCase();
  if (plain !== '' && !placeholders.has(plain)) return null;
  return {
    code: 'invalid_identity',
    path,
    message: `"${id.slice(0, 50)}" is not the id of one person; send a real id, or none.`,
  };
}
