import Cookies from 'js-cookie';
import { guard } from '../guard.ts';
import { createMessageId } from './message-id.ts';

/** Name of the first-party cookie that holds the visitor's id. */
const name = 'quen_id';

/** The longest a browser keeps a cookie (RFC 6265bis), in days. */
const expires = 400;

/**
 * The visitor's id from the cookie, or a new one; the cookie is renewed either way. Set at the registrable domain, so that
 * `www.` and `shop.` know one visitor. Answers nothing where cookies are blocked: the visitor then stays unknown.
 */
export const keepVisitorId: () => string | undefined = guard(() => {
  const id = Cookies.get(name) || createMessageId();
  // Browsers refuse a cookie for a public suffix (`com.vn`), so the shortest domain that takes one is the registrable domain.
  return domains().some((domain) => {
    Cookies.set(name, id, { expires, domain, sameSite: 'Lax', secure: location.protocol === 'https:' });
    return Cookies.get(name) === id;
  })
    ? id
    : undefined;
});

/** Removes the cookie wherever it may have been set. */
export const dropVisitorId: () => void = guard(() => {
  for (const domain of domains()) Cookies.set(name, '', { expires: -1, domain });
});

/**
 * `a.b.example` as `b.example`, `a.b.example`, and none, for hosts that cannot be named in a cookie. One label alone is never tried:
 * each try is a round trip to the browser's own process.
 */
function domains(): string[] {
  return [...location.hostname.split('.').map((_, index, parts) => parts.slice(-2 - index).join('.')), ''];
}
