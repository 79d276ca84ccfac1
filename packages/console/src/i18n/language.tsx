import { createContext, type ReactElement, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

/** Languages the console speaks. */
export type Language = 'vi' | 'en';

interface LanguageChoice {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const storageKey = 'quen-console-language';
const LanguageContext = createContext<LanguageChoice>({ language: 'vi', setLanguage: () => undefined });

function preferredLanguage(): Language {
  const stored = localStorage.getItem(storageKey);
  if (stored === 'vi' || stored === 'en') return stored;
  return navigator.languages.some((tag) => tag.startsWith('vi')) ? 'vi' : 'en';
}

/** Holds the member's language: what they chose before, else what the browser asks for. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [language, setState] = useState<Language>(preferredLanguage);
  const setLanguage = useCallback((next: Language) => {
    localStorage.setItem(storageKey, next);
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
