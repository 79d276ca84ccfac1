import Cookies from 'js-cookie';
import { guard } from '../guard.ts';
import { createMessageId } from './message-id.ts';

/** The longest a browser keeps a cookie (RFC 6265bis), in days. */
const longestDays = 400;

/**
 * The visitor's id from the cookie, or a new one; the cookie is renewed either way. Set at the registrable domain, so that
 * `www.` and `shop.` know one visitor. Answers nothing where cookies are blocked: the visitor then stays unknown.
 */
export const keepVisitorId: () => string | undefined = guard(() => {
  const known = read();
  const id = known || createMessageId();
  // Renewed when there is time for it, unless it was removed meanwhile.
  if (known) setTimeout(() => read() === id && write(id, longestDays));
  return known || write(id, longestDays) ? id : undefined;
});

/** Removes the cookie wherever it may have been set. */
export const dropVisitorId: () => void = guard(() => write('', -1));

const read = (): string | undefined => {
  return /\bquen_id=([\w-]+)/.exec(document.cookie)?.[1];
};

/**
 * Whether the browser has taken the cookie. It refuses one for a public suffix (`com.vn`), so the shortest domain that takes it is the
 * registrable domain.
 */
const write = (id: string, expires: number): boolean => {
  return domains().some((domain) => {
    Cookies.set('quen_id', id, { expires, domain, sameSite: 'Lax', secure: location.protocol === 'https:' });
    return read() === id;
  });
};

/**
 * `a.b.example` as `b.example`, `a.b.example`, and none, for hosts that cannot be named in a cookie. One label alone is never tried:
 * each try is a round trip to the browser's own process.
 */
const domains = (): string[] => {
  return [...location.hostname.split('.').map((_, index, parts) => parts.slice(-2 - index).join('.')), ''];
};
