import { foldDiacritics } from '@quen/protocol';

/** A text as it is searched: lower case, without accents, `đ` as `d`. */
export function foldText(text: string): string {
  return foldDiacritics(text.toLowerCase());
}
