import { type ConsentState, commerceEventNames } from '@quen/protocol';
import type { PageEvent, PageItem } from './page-item.ts';

/** What an entry of `dataLayer` tells us. */
export type DataLayerFinding =
  | { readonly kind: 'event'; readonly event: PageEvent }
  | { readonly kind: 'consent'; readonly state: ConsentState; readonly update: boolean };

type Entry = Record<string, unknown>;

const eventTexts = ['currency', 'transaction_id', 'coupon', 'search_term', 'method', 'item_list_id', 'item_list_name'];
const eventNumbers = ['value', 'tax', 'shipping'];
const itemTexts = ['name', 'brand', 'category', 'category2', 'category3', 'category4', 'category5', 'variant'];
const itemExtras = ['item_list_id', 'item_list_name', 'coupon'];
const itemNumbers = ['price', 'discount', 'quantity', 'index'];

/** Other recommended GA4 events we have a word for. */
const otherNames: Entry = { search: 'search', view_search_results: 'search', login: 'login', sign_up: 'sign_up' };

/** Google Consent Mode's storage types, and the purpose each stands for. */
const purposes: readonly (readonly [string, keyof ConsentState])[] = [
  ['analytics_storage', 'analytics'],
  ['personalization_storage', 'personalization'],
  ['functionality_storage', 'functional'],
  ['ad_storage', 'marketing'],
  ['ad_personalization', 'marketing'],
];

/**
 * Makes a reader of `dataLayer` entries, to be given each entry once and in order. It knows the three shapes in use: an object with
 * `event` and `ecommerce` (or the parameters beside `event`), the `arguments` of `gtag('event' | 'consent', …)`, and `ecommerce`
 * pushed apart from its event, until `ecommerce: null` clears it. Answers nothing for entries that say nothing to us, and never throws.
 *
 * Shapes: Google's documentation "Measure ecommerce" (GA4, gtag.js and Tag Manager) and "Consent mode".
 */
export function createDataLayerReader(): (entry: unknown) => DataLayerFinding | undefined {
  let ecommerce: unknown;
  return (entry) => {
    if (!isEntry(entry)) return undefined;
    if (entry[0] === 'consent') {
      return isEntry(entry[2]) ? { kind: 'consent', state: consentOf(entry[2]), update: entry[1] === 'update' } : undefined;
    }
    if (entry[0] === 'event') return eventOf(entry[1], entry[2]);
    if ('ecommerce' in entry) ecommerce = entry['ecommerce'];
    return eventOf(entry['event'], isEntry(ecommerce) ? { ...entry, ...ecommerce } : entry);
  };
}

function eventOf(given: unknown, parameters: unknown): DataLayerFinding | undefined {
  const source = isEntry(parameters) ? parameters : {};
  const items = (Array.isArray(source['items']) ? source['items'] : []).map(itemOf).filter((item) => item !== undefined);
  const known = (commerceEventNames as readonly unknown[]).includes(given) && (items.length > 0 || given === 'refund');
  const name = known ? given : Object.hasOwn(otherNames, String(given)) ? otherNames[String(given)] : undefined;
  if (typeof name !== 'string') return undefined;
  const properties: Entry = {};
  for (const key of eventTexts) setText(properties, key, source[key]);
  for (const key of eventNumbers) setNumber(properties, key, source[key]);
  if (known) properties['items'] = items;
  return { kind: 'event', event: { name, properties } };
}

function itemOf(value: unknown): PageItem | undefined {
  if (!isEntry(value)) return undefined;
  const item: Entry = {};
  setText(item, 'item_id', value['item_id'] ?? value['id']);
  // Universal Analytics' short names live on in many shops' GA4 items.
  for (const key of itemTexts) setText(item, `item_${key}`, value[`item_${key}`] ?? value[key]);
  for (const key of itemExtras) setText(item, key, value[key]);
  for (const key of itemNumbers) setNumber(item, key, value[key]);
  // An item needs an id or a name in GA4; the name then stands for the id.
  const id = item['item_id'] ?? item['item_name'];
  return typeof id === 'string' ? { ...item, item_id: id } : undefined;
}

function consentOf(parameters: Entry): ConsentState {
  const state: { -readonly [K in keyof ConsentState]: ConsentState[K] } = {};
  for (const [type, purpose] of purposes) {
    const status = parameters[type];
    // Where several types stand for one purpose, a denial of any is a denial.
    if (status === 'denied' || (status === 'granted' && state[purpose] !== 'denied')) state[purpose] = status;
  }
  return state;
}

function setText(target: Entry, key: string, value: unknown): void {
  if ((typeof value === 'string' && value !== '') || typeof value === 'number') target[key] = String(value);
}

function setNumber(target: Entry, key: string, value: unknown): void {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) target[key] = number;
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null;
}
