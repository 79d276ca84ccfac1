import { type ConsentState, isJsonObject, type Json, type JsonObject } from '@quen/protocol';
import { type Ga4Issue, ga4EventIssues, ga4Issue, ga4UserPropertyIssues } from './ga4-limits.ts';

/** What a request of the Measurement Protocol comes to: events of ours, unchecked, and the consent it states. */
export interface MeasurementProtocolReading {
  readonly events: readonly JsonObject[];
  readonly consent: ConsentState;
  /** Faults after Google's own documented limits; the events are read all the same. */
  readonly issues: readonly Ga4Issue[];
}

const maxEvents = 25;
/** In September 2001; a smaller number is in other units. */
const earliestMicros = 1e15;
const names: { readonly [name: string]: string } = { view_search_results: 'search' };
const pageParameters = new Set([
  'page_location',
  'page_title',
  'page_referrer',
  'session_id',
  'engagement_time_msec',
  'debug_mode',
]);

/**
 * Reads a request body of Google Analytics' Measurement Protocol. `messageIdOf` names the nth event; `client_id`, of an app `app_instance_id`, is
 * the device, `user_id` the customer, `timestamp_micros` (of the event, else of the request) the time. A product without an `item_id` goes by its
 * `item_name`.
 *
 * Source: Google's documentation "Measurement Protocol (Google Analytics 4) reference".
 */
export function fromMeasurementProtocol(
  body: JsonObject,
  messageIdOf: (event: JsonObject, index: number) => string,
): MeasurementProtocolReading {
  const issues: Ga4Issue[] = [];
  const { user_id, events, non_personalized_ads } = body;
  const client_id = body['client_id'] ?? body['app_instance_id'];
  if (typeof client_id !== 'string' || client_id === '')
    issues.push(ga4Issue('client_id', 'VALUE_REQUIRED', 'Send the client_id, a text.'));
  const sentAt = momentOf(body, '', issues);
  if (user_id !== undefined && user_id !== null && typeof user_id !== 'string')
    issues.push(
      ga4Issue('user_id', 'VALUE_INVALID', 'Send the user_id as a text, in quotation marks; as it is, it is left out.'),
    );
  if (!Array.isArray(events))
    issues.push(ga4Issue('events', events === undefined ? 'VALUE_REQUIRED' : 'VALUE_INVALID', 'Send a list of events.'));
  const list = Array.isArray(events) ? (events as readonly Json[]) : [];
  if (list.length > maxEvents)
    issues.push(ga4Issue('events', 'EXCEEDED_MAX_ENTITIES', `Send at most ${maxEvents} events in a request.`));
  issues.push(...ga4UserPropertyIssues(body['user_properties']));
  const traits = traitsOf(asObject(body['user_properties']));
  const read = list.map((event, index): JsonObject => {
    const given = asObject(event) ?? {};
    const name = given['name'];
    issues.push(...ga4EventIssues(given, index));
    const parameters = asObject(given['params']) ?? {};
    const timestamp = momentOf(given, `events.${index}.`, issues) ?? sentAt;
    return {
      messageId: messageIdOf(given, index),
      name: typeof name === 'string' && Object.hasOwn(names, name) ? (names[name] ?? name) : (name ?? null),
      ...(typeof client_id === 'string' ? { anonymousId: client_id } : {}),
      ...(typeof user_id === 'string' ? { userId: user_id } : {}),
      ...(timestamp === undefined ? {} : { timestamp }),
      properties: propertiesOf(parameters),
      ...contextOf(parameters),
    };
  });
  const identify: readonly JsonObject[] =
    traits === undefined || typeof client_id !== 'string'
      ? []
      : [
          {
            messageId: messageIdOf({ name: 'identify', params: traits }, list.length),
            name: 'identify',
            anonymousId: client_id,
            ...(typeof user_id === 'string' ? { userId: user_id } : {}),
            ...(sentAt === undefined ? {} : { timestamp: sentAt }),
            properties: traits,
          },
        ];
  return { events: [...read, ...identify], consent: consentOf(asObject(body['consent']), non_personalized_ads), issues };
}

/** In milliseconds. Undefined when none is given or none can be read; seconds and milliseconds, sent by mistake, are told where events are read. */
function momentOf({ timestamp_micros: given }: JsonObject, path: string, issues: Ga4Issue[]): number | undefined {
  if (given === undefined || given === null) return undefined;
  const micros = typeof given === 'number' || (typeof given === 'string' && /^\d+$/.test(given)) ? Number(given) : Number.NaN;
  const isMicros = micros >= earliestMicros;
  if (!isMicros)
    issues.push(
      ga4Issue(`${path}timestamp_micros`, 'VALUE_INVALID', 'Send the time in microseconds since 1970, as 1763700000000000.'),
    );
  return Number.isNaN(micros) ? undefined : isMicros ? Math.floor(micros / 1000) : micros;
}

function propertiesOf(parameters: JsonObject): JsonObject {
  const kept = Object.fromEntries(Object.entries(parameters).filter(([key]) => !pageParameters.has(key)));
  const { items } = kept;
  return Array.isArray(items) ? { ...kept, items: items.map(itemOf) } : kept;
}

/** Google asks for an id or a name; the name then stands for the id. */
function itemOf(item: Json): Json {
  const given = asObject(item);
  const isNamed = typeof given?.['item_name'] === 'string' && (given['item_id'] ?? '') === '';
  return given === undefined || !isNamed ? item : { ...given, item_id: given['item_name'] ?? null };
}

/** `{ tier: { value: "gold" } }` as traits. */
function traitsOf(properties: JsonObject | undefined): JsonObject | undefined {
  const entries = Object.entries(properties ?? {}).flatMap(([name, property]): [string, Json][] => {
    const value = asObject(property)?.['value'];
    return value === undefined ? [] : [[name, value]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function contextOf(parameters: JsonObject): { context?: JsonObject } {
  const page: { [key: string]: Json } = {};
  for (const [from, to] of [
    ['page_location', 'url'],
    ['page_title', 'title'],
    ['page_referrer', 'referrer'],
  ] as const) {
    const value = parameters[from];
    if (typeof value === 'string') page[to] = value;
  }
  return Object.keys(page).length === 0 ? {} : { context: { page } };
}

function consentOf(consent: JsonObject | undefined, nonPersonalizedAds: Json | undefined): ConsentState {
  const stated = [consent?.['ad_user_data'], consent?.['ad_personalization']].map((status) => String(status ?? '').toLowerCase());
  if (stated.includes('denied') || nonPersonalizedAds === true) return { marketing: 'denied' };
  return stated.includes('granted') ? { marketing: 'granted' } : {};
}

function asObject(value: Json | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}
