/** What the list of customers is asked for a text that somebody typed. */
export interface CustomerText {
  /** For the full-text index: every word has to be the beginning of one that is kept. Null when the text has neither letters nor figures. */
  readonly match: string | null;
  /** The same word by word with the words as numbers may begin with; empty when no word has a figure in it. */
  readonly words: readonly { readonly match: string | null; readonly number: string }[];
  /** What ids may begin with; null when the text is more than one word, or too short to be an id. */
  readonly id: string | null;
}

const shortestId = 4;
/** More words than anybody types; each costs a query. */
const mostWords = 8;
/** A telephone number as people write it, in groups. */
const telephone = /^\+?[\d\s().-]{8,}$/;

/** Reads a text as typed: accents and case make no difference, the order of words neither. */
export function readCustomerText(text: string): CustomerText {
  const typed = text.normalize('NFC').trim();
  const isTelephone = telephone.test(typed) && /\d\s+\d|\(/.test(typed);
  const words = (isTelephone ? typed.replace(/\D/g, '') : typed)
    .split(/\s+/)
    .slice(0, mostWords)
    .map((word) => ({ match: phraseOf(word), number: word.replace(/^#/, '').toLowerCase() }))
    .filter(({ number }) => number !== '');
  const phrases = words.map(({ match }) => match).filter((match) => match !== null);
  const [only] = words;
  return {
    match: phrases.length === 0 ? null : phrases.join(' AND '),
    words: words.some(({ number }) => /\d/.test(number)) ? words : [],
    id: words.length === 1 && only !== undefined && only.number.length >= shortestId ? only.number : null,
  };
}

/** `lan@example.c` as `"lan example c"*`; quotes cannot be in it, nor anything else that the index's language knows. */
function phraseOf(word: string): string | null {
  const parts = word.replace(/[đĐ]/g, 'd').match(/[\p{L}\p{N}\p{Mn}]+/gu);
  return parts === null ? null : `"${parts.join(' ')}"*`;
}
