import type { EventPage, JsonObject } from '@quen/protocol';
import type { Enrichment } from './enrichment.ts';
import { scrubText, scrubUrl } from './scrub-url.ts';

/** Properties that hold addresses, by the names analytics libraries give them. */
const urlProperties = ['url', 'href', 'link_url', 'page_location', 'page_referrer', 'referrer', 'page_path'] as const;

/** Cuts personal things out of addresses and titles before they reach the log. */
export const urls: Enrichment = {
  name: 'urls',
  enrich(draft) {
    const { page } = draft.context;
    if (page !== undefined) {
      const scrubbed = scrubPage(page);
      if (scrubbed !== page) draft.context = { ...draft.context, page: scrubbed };
    }
    for (const name of urlProperties) {
      const value = draft.properties[name];
      if (typeof value !== 'string') continue;
      const scrubbed = scrubUrl(value);
      if (scrubbed !== value) draft.properties = { ...draft.properties, [name]: scrubbed } satisfies JsonObject;
    }
    return undefined;
  },
};

/** A text as it may be kept under this name: without what is personal in it, where the name says that it is an address or a title. */
export function scrubField(name: string, text: string): string {
  if (name === 'title') return scrubText(text);
  return name === 'path' || urlProperties.some((known) => known === name) ? scrubUrl(text) : text;
}

export function scrubPage(page: EventPage): EventPage {
  const url = page.url === undefined ? undefined : scrubUrl(page.url);
  const path = page.path === undefined ? undefined : scrubUrl(page.path);
  const referrer = page.referrer === undefined ? undefined : scrubUrl(page.referrer);
  const title = page.title === undefined ? undefined : scrubText(page.title);
  if (url === page.url && path === page.path && referrer === page.referrer && title === page.title) return page;
  return {
    ...page,
    ...(url === undefined ? {} : { url }),
    ...(path === undefined ? {} : { path }),
    ...(referrer === undefined ? {} : { referrer }),
    ...(title === undefined ? {} : { title }),
  };
}
