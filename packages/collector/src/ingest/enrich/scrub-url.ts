const privateParameters =
  /(?:^|[?&#])(?:e-?mail|mail|phone|tel|sdt|password|passwd|pwd|pass|secret|token|access_?token|id_?token|refresh_?token|auth|authorization|api_?key|key|code|otp|sig|signature|session(_?id)?|sid|jwt|card(_?number)?|cc|cvv|ssn|cccd|cmnd)=/i;
const word = /[^\s/?&=#:]+/g;
const cardDigits = /\d(?:[ -]?\d){12,18}/g;
/** What a text must contain to need a closer look. */
const suspicious = /@|%40|eyJ|\d{4}[ -]?\d{4}/;
const removed = '-';

/** An address without mail addresses, tokens, card numbers, passwords and the user part of `https://user:pass@host`. */
export function scrubUrl(url: string): string {
  // Most addresses have none of what could matter.
  if (!privateParameters.test(url)) return scrubText(withoutUser(url));
  const parts = withoutUser(url).split(/([?&#])/);
  const cut = parts.map((part, index) => (index < 2 || index % 2 === 1 ? part : scrubParameter(part)));
  return scrubText(cut.join(''));
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

function scrubParameter(part: string): string {
  const equals = part.indexOf('=');
  if (equals < 1 || !privateParameters.test(part.slice(0, equals + 1))) return part;
  return `${part.slice(0, equals)}=${removed}`;
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
