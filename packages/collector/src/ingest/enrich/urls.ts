import type { EventPage, Json, JsonObject, TrafficSource } from '@quen/protocol';
import type { Enrichment } from './enrichment.ts';
import { scrubText, scrubUrl } from './scrub-url.ts';

type Scrub = (text: string) => string;

/** Properties that hold addresses or parts of them, titles, and what was searched for, by the names analytics libraries give them. */
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
  ['search_term', scrubText],
]);
/** The same of an item, whose title is the product's. */
const ofItems: ReadonlyMap<string, Scrub> = new Map([
  ['item_url', scrubUrl],
  ['item_image', scrubUrl],
  ['url', scrubUrl],
  ['image_url', scrubUrl],
]);

/** Cuts personal things out of addresses, titles, search terms and campaigns before they reach the log. */
export const urls: Enrichment = {
  name: 'urls',
  enrich(draft) {
    const { page, campaign, extra } = draft.context;
    if (page !== undefined) draft.context.page = scrubPage(page);
    if (campaign !== undefined) draft.context.campaign = scrubCampaign(campaign);
    if (extra !== undefined) draft.context.extra = scrubExtra(extra);
    draft.properties = scrubFields(draft.properties, ofProperties);
    return undefined;
  },
};

export function scrubExtra(extra: JsonObject): JsonObject {
  return scrubFields(extra, ofProperties);
}

/** The same object when there is nothing to cut out. */
function scrubFields(fields: JsonObject, scrubs: ReadonlyMap<string, Scrub>): JsonObject {
  let scrubbed = fields;
  for (const name in fields) {
    const value = fields[name];
    if (value === undefined) continue;
    const clean = scrubValue(name, value, scrubs);
    if (clean !== value) scrubbed = { ...scrubbed, [name]: clean };
  }
  return scrubbed;
}

function scrubValue(name: string, value: Json, scrubs: ReadonlyMap<string, Scrub>): Json {
  if (typeof value === 'string') {
    const scrub = scrubs.get(name) ?? (isAddress(value) ? scrubUrl : undefined);
    return scrub === undefined ? value : scrub(value);
  }
  if (typeof value !== 'object' || value === null) return value;
  const within = name === 'items' ? ofItems : scrubs;
  if (!Array.isArray(value)) return scrubFields(value as JsonObject, within);
  const list = value as readonly Json[];
  // What stands in a list goes by the list's name.
  const scrubbed = list.map((item) => scrubValue(name, item, within));
  return scrubbed.some((item, index) => item !== list[index]) ? scrubbed : value;
}

/** Whatever it stands under: libraries have names of their own for the addresses of videos, forms and files. */
function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** Newsletters write into their links who they were sent to. Its parts may be encoded as those of an address are. */
export function scrubCampaign<Source extends TrafficSource | JsonObject>(campaign: Source): Source {
  let scrubbed = campaign;
  for (const [part, text] of Object.entries(campaign)) {
    const clean = typeof text === 'string' ? scrubUrl(text) : text;
    if (clean !== text) scrubbed = { ...scrubbed, [part]: clean };
  }
  return scrubbed;
}

/** A text as it may be kept under this name: without what is personal in it, where it is an address, a title or a search term. */
export function scrubField(name: string, text: string): string {
  const scrub = ofProperties.get(name) ?? ofItems.get(name) ?? (isAddress(text) ? scrubUrl : undefined);
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
