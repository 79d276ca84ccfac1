import { commerceEventNames, type Issue, isJsonObject, type Json, type JsonObject, toMinor } from '@quen/protocol';
import type { EventDraft } from '../ingest-batch.ts';
import type { Enrichment } from './enrichment.ts';

const commerceNames = new Set<string>([...commerceEventNames, 'cart_updated', 'order_cancelled']);
/** Names of amounts, each with what it is called in minor units. */
type Amounts = ReadonlyMap<string, string>;
const amounts = minorNamesOf('value', 'tax', 'shipping');
const itemAmounts = minorNamesOf('price', 'discount');
/** 90 trillion VND; beyond it sums of doubles are no longer exact. */
const maxMinor = 9_000_000_000_000_000;

/** Commerce amounts in minor units of one currency: `value` becomes `value_minor`, an item's `price` becomes `price_minor`. */
export const money: Enrichment = {
  name: 'money',
  enrich(draft, settings) {
    const { properties } = draft;
    const items = properties['items'];
    if (!commerceNames.has(draft.envelope.name) && !Array.isArray(items)) return undefined;
    const issues: Issue[] = [];
    const currency = readCurrency(properties['currency'], settings.currency, issues);
    const mapped = mapAmounts(properties, amounts, currency, 'properties', issues);
    mapped['currency'] = currency;
    // The same order, told once as 2002 and once as "2002", counts once.
    const orderId = properties['transaction_id'];
    if (typeof orderId === 'number') mapped['transaction_id'] = String(orderId);
    if (items !== undefined) {
      const leavesOut = Array.isArray(items) && items.some(isNone) && tellLeftOut(draft, items);
      mapped['items'] = mapItems(items, currency, issues, leavesOut);
    }
    draft.properties = mapped;
    return issues.length > 0 ? issues : undefined;
  },
};

function minorNamesOf(...names: readonly string[]): Amounts {
  return new Map(names.map((name) => [name, `${name}_minor`]));
}

function readCurrency(value: Json | undefined, fallback: string, issues: Issue[]): string {
  if (value === undefined || value === null || value === '') return fallback;
  if (typeof value === 'string' && /^[A-Za-z]{3}$/.test(value)) return value.toUpperCase();
  issues.push(issue('properties.currency', 'Send a three-letter ISO 4217 code such as VND.'));
  return fallback;
}

/** Whether it is an item of which there is nothing, as carts tell of what was just taken out. */
function isNone(item: Json): boolean {
  return isJsonObject(item) && item['quantity'] !== undefined && item['quantity'] !== null && numberOf(item['quantity']) === 0;
}

/** Warns that such items are left out; not where a refund of nothing would become one of the whole order. */
function tellLeftOut(draft: EventDraft, items: readonly Json[]): boolean {
  if (draft.envelope.name === 'refund' && items.every(isNone)) return false;
  const told = items.flatMap((item, index) =>
    isNone(item) ? [issue(`properties.items.${index}.quantity`, 'There is nothing of this item: it was left out.')] : [],
  );
  draft.warnings = [...draft.warnings, ...told];
  return true;
}

function mapItems(items: Json, currency: string, issues: Issue[], leavesOut: boolean): Json {
  if (!Array.isArray(items) || items.length > 500) {
    issues.push(issue('properties.items', 'Send a list of at most 500 items.'));
    return [];
  }
  const map = (item: Json, index: number): JsonObject => mapItem(item, currency, `properties.items.${index}`, issues);
  return leavesOut ? items.flatMap((item: Json, index) => (isNone(item) ? [] : map(item, index))) : items.map(map);
}

function mapItem(item: Json, currency: string, path: string, issues: Issue[]): JsonObject {
  if (!isJsonObject(item)) {
    issues.push(issue(path, 'Send each item as an object with an item_id.'));
    return {};
  }
  const mapped = mapAmounts(item, itemAmounts, currency, path, issues);
  const id = item['item_id'];
  if (typeof id === 'number') mapped['item_id'] = String(id);
  else if (typeof id !== 'string' || id === '' || id.length > 200) {
    issues.push(issue(`${path}.item_id`, 'Give each item an item_id of 1 to 200 characters.'));
  }
  const own = item['currency'];
  if (typeof own === 'string' && own.toUpperCase() !== currency) {
    issues.push(issue(`${path}.currency`, `The event is in ${currency}; one event has one currency.`));
  }
  const quantity = numberOf(item['quantity'] ?? 1);
  if (quantity === null || quantity < 1 || quantity > 1_000_000) {
    issues.push(issue(`${path}.quantity`, 'Send a whole number of at least 1, or leave it out for 1.'));
  } else mapped['quantity'] = Math.floor(quantity);
  return mapped;
}

/** A copy whose decimal amounts have become whole minor units under `<name>_minor`. */
function mapAmounts(
  source: JsonObject,
  names: Amounts,
  currency: string,
  path: string,
  issues: Issue[],
): { [key: string]: Json } {
  const mapped: { [key: string]: Json } = {};
  // Built up without what is replaced: an object from which something is deleted is slow to read from then on.
  for (const key in source) {
    const value = source[key];
    if (value !== undefined && key !== '__proto__' && !names.has(key)) mapped[key] = value;
  }
  for (const [name, key] of names) {
    const given = source[key];
    if (given !== undefined && (typeof given !== 'number' || !Number.isSafeInteger(given) || given < 0)) {
      issues.push(issue(`${path}.${key}`, 'Send a whole number of minor units that is not negative.'));
    }
    const value = source[name];
    if (value === undefined || value === null || value === '') continue;
    const amount = numberOf(value);
    const minor = amount === null ? Number.NaN : toMinor(amount, currency);
    if (minor >= 0 && minor <= maxMinor) mapped[key] = minor;
    else issues.push(issue(`${path}.${name}`, 'Send an amount as a number that is not negative.'));
  }
  return mapped;
}

function numberOf(value: Json): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim())) return Number(value);
  return null;
}

function issue(path: string, message: string): Issue {
  return { code: 'invalid_event', path, message };
}
