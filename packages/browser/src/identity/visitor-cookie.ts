import Cookies from 'js-cookie';
import { createMessageId } from './message-id.ts';

/** Name of the first-party cookie that holds the visitor's id. */
export const visitorCookieName = 'quen_id';

/** The longest a browser keeps a cookie (RFC 6265bis), in days. */
const days = 400;

/**
 * The visitor's id from the cookie, or a new one; the cookie is renewed either way. Set at the registrable domain, so that
 * `www.` and `shop.` know one visitor. Answers nothing where cookies are blocked: the visitor then stays unknown.
 */
export function keepVisitorId(): string | undefined {
  try {
    const id = Cookies.get(visitorCookieName) || createMessageId();
    const settings = { expires: days, sameSite: 'Lax' as const, secure: location.protocol === 'https:' };
    // Browsers refuse a cookie for a public suffix (`com.vn`), so the shortest domain that takes one is the registrable domain.
    for (const domain of [...domainsOf(location.hostname), undefined]) {
      Cookies.set(visitorCookieName, id, domain === undefined ? settings : { ...settings, domain });
      if (Cookies.get(visitorCookieName) === id) return id;
    }
  } catch {
    // A sandboxed frame throws at the mere mention of document.cookie.
  }
  return undefined;
}

/** Removes the cookie wherever it may have been set. */
export function dropVisitorId(): void {
  try {
    Cookies.remove(visitorCookieName);
    for (const domain of domainsOf(location.hostname)) Cookies.remove(visitorCookieName, { domain });
  } catch {
    // Nothing to remove where cookies are blocked.
  }
}

/** `a.b.example` as `example`, `b.example`, `a.b.example`. */
function domainsOf(host: string): string[] {
  const parts = host.split('.');
  return parts.map((_, index) => parts.slice(-1 - index).join('.'));
}
