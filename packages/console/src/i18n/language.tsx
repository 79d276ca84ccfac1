import { createContext, type ReactElement, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { keepLanguage, type Language, readLanguage } from './language-cookie.ts';

export type { Language } from './language-cookie.ts';

interface LanguageChoice {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageChoice>({ language: 'vi', setLanguage: () => undefined });

function preferredLanguage(): Language {
  const kept = readLanguage();
  if (kept !== undefined) return kept;
  return navigator.languages.some((tag) => tag.startsWith('vi')) ? 'vi' : 'en';
}

/** Holds the member's language: what they chose before, else what the browser asks for. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [language, setState] = useState<Language>(preferredLanguage);
  const setLanguage = useCallback((next: Language) => {
    keepLanguage(next);
    setState(next);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo(() => ({ language, setLanguage }), [language, setLanguage]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

/** The language and the way to change it. */
export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}
