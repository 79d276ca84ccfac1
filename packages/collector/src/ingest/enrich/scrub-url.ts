import { decodeTwice } from './decode-twice.ts';
import { needsLook } from './needs-look.ts';
import { isPrivateName } from './private-name.ts';

/** Where an address may have parameters, or be encoded. */
const beginning = /[?#&;%]/;
/** Where a parameter may begin, also in an address that is the value of another's. */
const separator = /([?&#;]|%(?:25)*(?:3F|26|23|3B))/i;
const equals = /=|%(?:25)*3D/i;
const word = /[^\s/?&=#:]+/g;
const cardDigits = /\d(?:[ -]?\d){12,18}/g;
/** What a text must contain to need a closer look. */
const suspicious = /@|%40|eyJ|\d{4}[ -]?\d{4}/;
const removed = '-';

/**
 * An address without mail addresses, tokens, card numbers, passwords and the user part of `https://user:pass@host`, in any usual encoding, and in
 * addresses within it. All else stays as it is written.
 */
export function scrubUrl(url: string): string {
  const bare = withoutUser(url);
  const begin = bare.search(beginning);
  if (begin < 0) return scrubText(bare);
  // Most addresses have none of what could matter.
  if (!needsLook(bare, begin)) return begin === 0 ? bare : scrubText(bare.slice(0, begin)) + bare.slice(begin);
  const [path = '', ...parts] = bare.split(separator);
  let kept = path.split('/').map(scrubEncoded).join('/');
  /** How often the sign was encoded that ends what is being left out; -1 while nothing is. */
  let until = -1;
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [sign = '', part = ''] = parts.slice(at, at + 2);
    if (until >= 0 && !(depthOf(sign) <= until && /(?:[&#]|26|23)$/.test(sign))) continue;
    const scrubbed = scrubParameter(part);
    until = scrubbed.hidden ? scrubbed.depth : -1;
    kept += sign + scrubbed.text;
  }
  return scrubText(kept);
}

/** A text without mail addresses, signed tokens and card numbers. */
export function scrubText(text: string): string {
  if (!suspicious.test(text)) return text;
  // Word by word, in linear time: a pattern that searches for the whole address can be made to run for seconds.
  return text
    .replace(word, (part) => (isMailAddress(part) || isSignedToken(part) ? removed : part))
    .replace(cardDigits, (digits) => (isCardNumber(digits) ? removed : digits));
}

function withoutUser(url: string): string {
  return url.includes('@') ? url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1') : url;
}

/** One `name=value`; where the value is another, as in `next=token=…`, that one too. */
function scrubParameter(part: string): { readonly text: string; readonly hidden: boolean; readonly depth: number } {
  let done = '';
  let rest = part;
  for (let found = equals.exec(rest); found !== null; found = equals.exec(rest)) {
    const [sign] = found;
    const name = rest.slice(0, found.index);
    done += scrubEncoded(name) + sign;
    const words = decodeTwice(name).split(/[\s/"'{,]/);
    if (isPrivateName(words.at(-1) ?? '')) return { text: done + removed, hidden: true, depth: depthOf(sign) };
    rest = rest.slice(found.index + sign.length);
  }
  return { text: done + scrubEncoded(rest), hidden: false, depth: 0 };
}

/** How often a sign is encoded: `&` not, `%26` once, `%2526` twice. */
function depthOf(sign: string): number {
  return (sign.length - 1) / 2;
}

/** A text whose encoded form may hide what {@link scrubText} finds: then nothing of it is kept. */
function scrubEncoded(text: string): string {
  if (!/[%+]/.test(text)) return text;
  const scrubbed = scrubText(text);
  const decoded = decodeTwice(scrubbed);
  return scrubText(decoded) === decoded ? scrubbed : removed;
}

/** Luhn's check (ISO/IEC 7812-1). */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 13 || digits.length > 19) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function isMailAddress(part: string): boolean {
  const at = Math.max(part.lastIndexOf('@'), part.lastIndexOf('%40'));
  return at > 0 && part.indexOf('.', at) > at;
}

/** A JSON Web Token: parts of base64url, the first two of which are JSON objects. */
function isSignedToken(part: string): boolean {
  const begin = part.indexOf('eyJ');
  return begin >= 0 && part.indexOf('.eyJ', begin) > begin;
}
