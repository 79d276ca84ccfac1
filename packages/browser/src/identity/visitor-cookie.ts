import { guard } from '../guard.ts';
import { soon } from '../soon.ts';
import { createMessageId } from './message-id.ts';

/** The longest a browser keeps a cookie (RFC 6265bis), in seconds. */
const longestS = 400 * 86_400;

/** An id that no cookie holds yet. */
let fresh: string | undefined;

/**
 * The visitor's id from the cookie, or a new one. The cookie is written, or renewed, at the registrable domain, so that `www.` and `shop.`
 * know one visitor: once the first request is on its way, for each cookie is a round trip to the browser's own process. Answers nothing
 * where cookies are blocked, which blocks storage too: the visitor then stays unknown.
 */
export const keepVisitorId: () => string | undefined = guard(() => {
  const known = read();
  fresh = known || fresh || createMessageId();
  const id = fresh;
  // Unless it was dropped meanwhile.
  soon(() => fresh === id && read() === known && write(id, longestS));
  return window.localStorage && id;
});

/** Removes the cookie wherever it may have been set. */
export const dropVisitorId: () => void = guard(() => {
  fresh = '';
  write('', -1);
});

const read = (): string | undefined => {
  return /\bquen_id=([\w-]+)/.exec(document.cookie)?.[1];
};

/**
 * Whether the browser has taken the cookie. It refuses one for a public suffix (`com.vn`), so the shortest domain that takes it is the
 * registrable domain.
 */
const write = (id: string, lifetimeS: number): boolean => {
  return domains().some((domain) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API answers later, and not everywhere.
    document.cookie = `quen_id=${id};path=/;max-age=${lifetimeS};samesite=lax${domain && `;domain=${domain}`}${location.protocol > 'http:' ? ';secure' : ''}`;
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
