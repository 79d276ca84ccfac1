/**
 * The tests of patterns that are only texts (`giày`, `^/giay/`, `\.pdf$`, `Mobile|Tablet`) as plain searches, which are many times
 * quicker than any engine; null for every other pattern.
 */
export function plainPattern(pattern: string): ((text: string) => boolean) | null {
  const group = /^\(([^()]*)\)$/.exec(pattern);
  const alternatives = (group?.[1] ?? pattern).split('|').map(plainText);
  const texts = alternatives.filter((text) => text !== null);
  const [first] = texts;
  if (first === undefined || texts.length < alternatives.length || texts.some((text) => text === '')) return anchored(pattern);
  if (texts.length === 1) return (text) => text.includes(first);
  return (text) => texts.some((alternative) => text.includes(alternative));
}

function anchored(pattern: string): ((text: string) => boolean) | null {
  const atStart = pattern.startsWith('^');
  // A dollar sign after a backslash is a character, which `plainText` sees as the backslash it cannot read.
  const atEnd = pattern.endsWith('$');
  const literal = plainText(pattern.slice(atStart ? 1 : 0, atEnd ? -1 : undefined));
  if (literal === null || literal === '' || !(atStart || atEnd)) return null;
  if (atStart && atEnd) return (text) => text === literal;
  return atStart ? (text) => text.startsWith(literal) : (text) => text.endsWith(literal);
}

/** What a pattern without any meaning but itself stands for; a backslash before punctuation goes. Null when it has one. */
function plainText(pattern: string): string | null {
  if (!/^(?:[\p{L}\p{N} _\-/@,:;=&%#"'<>~`!]|\\[./\-?+*()[\]{}|^$])*$/u.test(pattern)) return null;
  return pattern.replace(/\\(.)/g, '$1');
}
