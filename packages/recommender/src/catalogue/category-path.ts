const maxLevels = 6;
const maxPaths = 4;

/** A path without blanks around its levels or empty levels: ` giay / chay-bo/` is `giay/chay-bo`; empty when nothing is left. */
export function normalizePath(path: string): string {
  return path
    .split('/')
    .map((level) => level.trim())
    .filter((level) => level !== '')
    .slice(0, maxLevels)
    .join('/');
}

/**
 * The categories a product stands in, the main one first, then those above it, then the other paths and what is above them; each once.
 * Paths beyond the fourth and levels beyond the sixth are left out, which bounds what one product can cost.
 */
export function expandCategories(paths: readonly string[]): string[] {
  const found = new Set<string>();
  for (const path of paths.slice(0, maxPaths)) {
    let rest = normalizePath(path);
    while (rest !== '') {
      found.add(rest);
      const cut = rest.lastIndexOf('/');
      rest = cut < 0 ? '' : rest.slice(0, cut);
    }
  }
  return [...found];
}
