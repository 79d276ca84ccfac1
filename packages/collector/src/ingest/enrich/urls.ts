import { type EventPage, isJsonObject, type Json, type JsonObject } from '@quen/protocol';
import type { Enrichment } from './enrichment.ts';
import { scrubText, scrubUrl } from './scrub-url.ts';

/** Properties that hold addresses or parts of them, by the names analytics libraries give them. */
const urlProperties = [
  'url',
  'href',
  'link_url',
  'page_location',
  'page_referrer',
  'referrer',
  'page_path',
  'path',
  'search',
] as const;
/** The same of titles. */
const textProperties = ['page_title', 'title'] as const;
const itemUrls = ['item_url', 'item_image', 'url', 'image_url'] as const;
const addresses: ReadonlySet<string> = new Set([...urlProperties, ...itemUrls]);
const titles: ReadonlySet<string> = new Set(textProperties);

/** Cuts personal things out of addresses and titles before they reach the log. */
export const urls: Enrichment = {
  name: 'urls',
  enrich(draft) {
    const { page } = draft.context;
    if (page !== undefined) draft.context.page = scrubPage(page);
    draft.properties = scrubFields(scrubFields(draft.properties, urlProperties, scrubUrl), textProperties, scrubText);
    const { items } = draft.properties as { readonly items?: Json };
    if (Array.isArray(items)) {
      const scrubbed = (items as readonly Json[]).map(scrubItem);
      if (scrubbed.some((item, index) => item !== items[index])) draft.properties = { ...draft.properties, items: scrubbed };
    }
    return undefined;
  },
};

function scrubItem(item: Json): Json {
  return isJsonObject(item) ? scrubFields(item, itemUrls, scrubUrl) : item;
}

/** The same object when there is nothing to cut out. */
function scrubFields(fields: JsonObject, names: readonly string[], scrub: (text: string) => string): JsonObject {
  let scrubbed = fields;
  for (const name of names) {
    const value = fields[name];
    if (typeof value !== 'string') continue;
    const clean = scrub(value);
    if (clean !== value) scrubbed = { ...scrubbed, [name]: clean };
  }
  return scrubbed;
}

/** A text as it may be kept under this name: without what is personal in it, where the name says that it is an address or a title. */
export function scrubField(name: string, text: string): string {
  if (titles.has(name)) return scrubText(text);
  return addresses.has(name) ? scrubUrl(text) : text;
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
