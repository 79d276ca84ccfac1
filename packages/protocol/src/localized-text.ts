/** A text in several languages, by BCP 47 language (`{ vi: "Chào bạn", en: "Hello" }`). At least one is present. */
export interface LocalizedText {
  readonly [language: string]: string;
}

/**
 * The text in the language asked for, else in its base language (`vi-VN` → `vi`), else in the fallback, else whichever
 * comes first, else the empty string.
 */
export function pickText(text: LocalizedText, locale: string, fallback = 'vi'): string {
  const base = locale.split('-')[0] ?? locale;
  for (const language of [locale, base, fallback]) {
    if (Object.hasOwn(text, language)) return text[language] ?? '';
  }
  return Object.values(text)[0] ?? '';
}
