import { foldDiacritics } from '@quen/protocol';

const word = /[\p{L}\p{N}]+/gu;
const longest = 24;

/** Syllables without their marks: a language has some thousands of them. */
const folded = new Map<string, string>();
const foldedKept = 8_192;

function fold(syllable: string): string {
  const known = folded.get(syllable);
  if (known !== undefined) return known;
  if (folded.size >= foldedKept) folded.clear();
  const plain = foldDiacritics(syllable);
  folded.set(syllable, plain);
  return plain;
}

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
    const plain = fold(syllable);
    tokens.push(syllable);
    if (plain !== syllable) tokens.push(plain);
    if (before !== '') tokens.push(`${before} ${plain}`);
    before = plain;
  }
  return tokens;
}
