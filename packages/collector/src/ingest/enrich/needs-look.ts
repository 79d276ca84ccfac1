import { createBoundedCache } from './bounded-cache.ts';
import { decodeTwice } from './decode-twice.ts';
import { isPrivateName } from './private-name.ts';

/** A shop has few parameters, and they come with every page. */
const isKnownPrivate = createBoundedCache(2000, (name) => isPrivateName(decodeTwice(name)));
const maxName = 100;
/** The digits of the shortest card number; one sign may stand between two. */
const cardLength = 13;
/** Encoded signs that neither begin or end a parameter nor are a part of a name, a mail address or a number. */
const harmlessCode = /^(?:2[0-247-9A-CF]|3[ACE]|5[B-E]|60|7[B-F])$/i;

/**
 * Whether an address may hold something personal from `begin` on, where its parameters are. Every page view brings some, so it is read once, letter
 * by letter. May say so where there is nothing.
 */
export function needsLook(url: string, begin: number): boolean {
  let nameAt = begin;
  let digits = 0;
  let digitAt = begin - 3;
  for (let at = begin; at < url.length; at++) {
    const code = url.charCodeAt(at);
    // Nearly all are letters.
    if (code > 0x40 && code !== 0x4a) continue;
    switch (code) {
      case 0x3f: // ?
      case 0x26: // &
      case 0x23: // #
      case 0x3b: // ;
        nameAt = at + 1;
        break;
      case 0x3d: // =
        if (at - nameAt > maxName || isKnownPrivate(url.slice(nameAt, at))) return true;
        nameAt = at + 1;
        break;
      case 0x25: {
        const high = url.charCodeAt(at + 1);
        // From %80 on it is a letter beyond ASCII.
        if (high >= 0x32 && high <= 0x37 && !harmlessCode.test(url.slice(at + 1, at + 3))) return true;
        break;
      }
      case 0x40: // @
        return true;
      case 0x4a: // J, of the `eyJ` that a signed token begins with
        if (url.startsWith('ey', at - 2)) return true;
        break;
      default:
        if (code < 0x30 || code > 0x39) break;
        digits = at - digitAt <= 2 ? digits + 1 : 1;
        digitAt = at;
        if (digits >= cardLength) return true;
        break;
    }
  }
  return false;
}
