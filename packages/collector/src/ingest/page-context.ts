import type { DecidePage, EventContext } from '@quen/protocol';

/** The page of a request as the circumstances of its events. */
export function pageContext(page: DecidePage): NonNullable<EventContext['page']> {
  const path = /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(page.url)?.[1];
  return {
    url: page.url,
    ...(path === undefined ? {} : { path: path === '' ? '/' : path.slice(0, 2000) }),
    ...(page.type === undefined ? {} : { type: page.type }),
    ...(page.title === undefined ? {} : { title: page.title }),
    ...(page.referrer === undefined ? {} : { referrer: page.referrer }),
  };
}
