/**
 * Paths of keys that a schema let fall: they stand in the input and are gone from what was parsed out of it. Most are misspellings
 * (`priorty`), which a rule must not lose in silence.
 */
export function unknownKeys(input: unknown, parsed: unknown, path = ''): readonly string[] {
  if (typeof input !== 'object' || input === null || typeof parsed !== 'object' || parsed === null) return [];
  const found: string[] = [];
  for (const [key, value] of Object.entries(input)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (!Object.hasOwn(parsed, key)) found.push(here);
    else found.push(...unknownKeys(value, (parsed as { [key: string]: unknown })[key], here));
  }
  return found;
}
