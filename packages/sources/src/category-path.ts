/**
 * A category as Quen keeps it, levels joined by `/`: `"Home > Women > Dresses"` becomes `"Home/Women/Dresses"`. A slash inside a level
 * becomes `-`, unless slashes are the only separator there is.
 *
 * @returns undefined when no level has a name
 */
export function categoryPath(text: string): string | undefined {
  const separator = /\s*(?:>|›|»|\|)\s*/;
  const levels = separator.test(text)
    ? text.split(separator).map((level) => level.trim().replace(/\s*\/\s*/g, '-'))
    : text.split('/').map((level) => level.trim());
  const path = levels.filter((level) => level !== '').join('/');
  return path === '' ? undefined : path.slice(0, 500);
}
