import type { ConsentState } from '@quen/protocol';
import type { PageEvent } from './page-item.ts';

/** What an entry of `dataLayer` tells us: something happened, or the visitor has agreed to something. */
export type DataLayerFinding = PageEvent | { readonly consent: ConsentState };

type Entry = { readonly [key: string]: unknown };

/** What is told of items. */
const commerceName = /^(view|add|remove|select|begin|purchase|refund|search)/;
/** What is told without any. */
const loneName = /^(refund|search|login|sign_up)$/;
/** Of the parameters GA4 documents, numbers are found in the first group. */
const knownKey =
  /^(?:(value|tax|shipping|price|discount|quantity|index)|currency|transaction_id|coupon|search_term|method|item_\w+)$/;

/**
 * Makes a reader of `dataLayer` entries, to be given each entry once and in order. It knows the three shapes in use: an object with
 * `event` and `ecommerce` (or the parameters beside `event`), the `arguments` of `gtag('event' | 'consent', …)`, and `ecommerce`
 * pushed apart from its event, until `ecommerce: null` clears it. Answers nothing for entries that say nothing to us. Known are
 * GA4's commerce events with items, searches, `login` and `sign_up`; of their parameters only those GA4 documents are read.
 *
 * Shapes: Google's documentation "Measure ecommerce" (GA4, gtag.js and Tag Manager) and "Consent mode".
 */
export const createDataLayerReader = (): ((entry: unknown) => DataLayerFinding | undefined) => {
  let ecommerce: Entry | undefined;
  return (given) => {
    const entry = (given || {}) as Entry;
    const [command, name, parameters] = [entry[0], entry[1], (entry[2] || {}) as Entry];
    if (command === 'consent') return { consent: consentOf(parameters) };
    if (command === 'event') return eventOf(name, parameters);
    if (entry['ecommerce'] !== undefined) ecommerce = entry['ecommerce'] as Entry;
    return eventOf(entry['event'], { ...entry, ...ecommerce });
  };
};

const eventOf = (given: unknown, parameters: Entry): PageEvent | undefined => {
  if (typeof given !== 'string') return undefined;
  const name = given.replace(/^view_search_results$/, 'search');
  const items = [parameters['items']]
    .flat()
    .map((item) => clean(item as Entry))
    // GA4 asks for an id or a name; the name then stands for the id.
    .map((item) => ({ ...item, item_id: item['item_id'] || item['item_name'] }))
    .filter((item) => item.item_id);
  return (items[0] ? commerceName : loneName).test(name)
    ? { name, properties: { ...clean(parameters), ...(items[0] && { items }) } as PageEvent['properties'] }
    : undefined;
};

/** The parameters that GA4 documents, when they are texts or numbers. */
const clean = (source: Entry): Entry => {
  const made: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(source || {})) {
    const [known, isNumber] = knownKey.exec(key) || [];
    const result =
      known && (isNumber ? Number.parseFloat(value as string) : /^(string|number)$/.test(typeof value) && String(value));
    if (result || result === 0) made[key] = result;
  }
  return made;
};

/** Google Consent Mode's storage types as purposes. Where several stand for one, a denial of any is a denial. */
const consentOf = (parameters: Entry): ConsentState => {
  const state: { -readonly [purpose in keyof ConsentState]: ConsentState[purpose] } = {};
  for (const [type, value] of Object.entries(parameters)) {
    const purpose = purposes[type.split('_')[0] as string] || 'functional';
    if (value === 'denied' || (value === 'granted' && !state[purpose])) state[purpose] = value;
  }
  return state;
};

const purposes: { readonly [kind: string]: keyof ConsentState } = {
  ad: 'marketing',
  analytics: 'analytics',
  personalization: 'personalization',
};
