import Cookies from 'js-cookie';

/** Languages the console speaks. */
export type Language = 'vi' | 'en';

const name = 'quen_console_language';

/**
 * The language chosen in this browser before; undefined when none was. It stands in a cookie, so that the collector can send the page in it: a screen
 * reader takes the language from the first byte, long before a script runs.
 */
export function readLanguage(): Language | undefined {
  const kept = Cookies.get(name);
  return kept === 'vi' || kept === 'en' ? kept : undefined;
}

/** Keeps a choice for a year. */
export function keepLanguage(language: Language): void {
  Cookies.set(name, language, { path: '/console', expires: 365, sameSite: 'Lax', secure: location.protocol === 'https:' });
}
