/** The languages the shop speaks. Vietnamese is at `/`, English under `/en`. */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text in both. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

/** Address of a page in a language: `/p/am-tra` or `/en/p/am-tra`. */
export function pathIn(language: Language, path: string): string {
  if (language === 'vi') return path;
  return path === '/' ? '/en' : `/en${path}`;
}

/** The same page in another language, from its address in either. */
export function translatePath(path: string, language: Language): string {
  const bare = path === '/en' ? '/' : path.startsWith('/en/') ? path.slice(3) : path;
  return pathIn(language, bare);
}
