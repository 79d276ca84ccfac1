import { foldDiacritics } from './fold-diacritics.ts';

const word = /[\p{L}\p{N}]+/gu;
const longest = 24;

/**
 * The tokens of a text in lower case: each word as written, without its marks where it has any, and each pair of neighbouring words without marks.
 * Vietnamese writes its words in syllables with spaces between (`chạy bộ` is one word), which the pairs bring back; the folded forms match people and feeds
 * that leave the marks out. At most `limit` words are read.
 */
export function tokenize(text: string, limit = 40): string[] {
  const tokens: string[] = [];
  let before = '';
  let count = 0;
  for (const [found] of text.normalize('NFC').toLowerCase().matchAll(word)) {
    if (count++ === limit) break;
    const syllable = found.slice(0, longest);
    const folded = foldDiacritics(syllable);
    tokens.push(syllable);
    if (folded !== syllable) tokens.push(folded);
    if (before !== '') tokens.push(`${before} ${folded}`);
    before = folded;
  }
  return tokens;
}
