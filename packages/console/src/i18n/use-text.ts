import { useCallback } from 'react';
import { useLanguage } from './language.tsx';

/** Texts of one page or component, side by side so that neither language is forgotten. `{name}` stands for a parameter. */
export type Texts<K extends string> = Readonly<Record<K, { readonly vi: string; readonly en: string }>>;

export type Say<K extends string> = (key: K, parameters?: Readonly<Record<string, string | number>>) => string;

/** Says the texts of a page in the member's language: `const t = useText(overviewText); t('visitors')`. */
export function useText<K extends string>(texts: Texts<K>): Say<K> {
  const { language } = useLanguage();
  return useCallback(
    (key, parameters = {}) =>
      texts[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = parameters[name];
        return value === undefined ? whole : String(value);
      }),
    [texts, language],
  );
}
