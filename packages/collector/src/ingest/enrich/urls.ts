import { type EventPage, isJsonObject, type Json, type JsonObject } from '@quen/protocol';
import type { Enrichment } from './enrichment.ts';
import { scrubText, scrubUrl } from './scrub-url.ts';

type Scrub = (text: string) => string;

/** Properties that hold addresses or parts of them, and titles, by the names analytics libraries give them. */
const ofProperties: ReadonlyMap<string, Scrub> = new Map([
  ['url', scrubUrl],
  ['href', scrubUrl],
  ['link_url', scrubUrl],
  ['page_location', scrubUrl],
  ['page_referrer', scrubUrl],
  ['referrer', scrubUrl],
  ['page_path', scrubUrl],
  ['path', scrubUrl],
  ['search', scrubUrl],
  ['page_title', scrubText],
  ['title', scrubText],
]);
/** The same of an item, whose title is the product's. */
const ofItems: ReadonlyMap<string, Scrub> = new Map([
  ['item_url', scrubUrl],
  ['item_image', scrubUrl],
  ['url', scrubUrl],
  ['image_url', scrubUrl],
]);

/** Cuts personal things out of addresses and titles before they reach the log. */
export const urls: Enrichment = {
  name: 'urls',
  enrich(draft) {
    const { page } = draft.context;
    if (page !== undefined) draft.context.page = scrubPage(page);
    draft.properties = scrubFields(draft.properties, ofProperties);
    const { items } = draft.properties as { readonly items?: Json };
    if (Array.isArray(items)) {
      const scrubbed = (items as readonly Json[]).map(scrubItem);
      if (scrubbed.some((item, index) => item !== items[index])) draft.properties = { ...draft.properties, items: scrubbed };
    }
    return undefined;
  },
};

function scrubItem(item: Json): Json {
  return isJsonObject(item) ? scrubFields(item, ofItems) : item;
}

/** The same object when there is nothing to cut out. */
function scrubFields(fields: JsonObject, scrubs: ReadonlyMap<string, Scrub>): JsonObject {
  let scrubbed = fields;
  for (const name in fields) {
    const scrub = scrubs.get(name);
    const value = fields[name];
    if (scrub === undefined || typeof value !== 'string') continue;
    const clean = scrub(value);
    if (clean !== value) scrubbed = { ...scrubbed, [name]: clean };
  }
  return scrubbed;
}

/** A text as it may be kept under this name: without what is personal in it, where the name says that it is an address or a title. */
export function scrubField(name: string, text: string): string {
  const scrub = ofProperties.get(name) ?? ofItems.get(name);
  return scrub === undefined ? text : scrub(text);
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
