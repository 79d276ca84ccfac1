import { type ConsentState, type Issue, isJsonObject, type Json, type JsonObject } from '@quen/protocol';

/** What a request of the Measurement Protocol comes to: events of ours, unchecked, and the consent it states. */
export interface MeasurementProtocolReading {
  readonly events: readonly JsonObject[];
  readonly consent: ConsentState;
  /** Faults after Google's own documented limits; the events are read all the same. */
  readonly issues: readonly Issue[];
}

const maxEvents = 25;
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
 * Reads a request body of Google Analytics' Measurement Protocol. `messageIdOf` names the nth event; `client_id` is the device, `user_id` the
 * customer, `timestamp_micros` (of the event, else of the request) the time.
 *
 * Source: Google's documentation "Measurement Protocol (Google Analytics 4) reference".
 */
export function fromMeasurementProtocol(
  body: JsonObject,
  messageIdOf: (event: JsonObject, index: number) => string,
): MeasurementProtocolReading {
  const issues: Issue[] = [];
  const { client_id, user_id, events, timestamp_micros, non_personalized_ads } = body;
  if (typeof client_id !== 'string' || client_id === '') issues.push(issue('client_id', 'Send the client_id, a text.'));
  if (user_id !== undefined && user_id !== null && typeof user_id !== 'string')
    issues.push(issue('user_id', 'Send the user_id as a text, in quotation marks; as it is, it is left out.'));
  if (!Array.isArray(events)) issues.push(issue('events', 'Send a list of events.'));
  const list = Array.isArray(events) ? (events as readonly Json[]) : [];
  if (list.length > maxEvents) issues.push(issue('events', `Send at most ${maxEvents} events in a request.`));
  const traits = traitsOf(asObject(body['user_properties']));
  const read = list.map((event, index): JsonObject => {
    const given = asObject(event) ?? {};
    const name = given['name'];
    if (typeof name !== 'string' || !/^[A-Za-z]\w{0,39}$/.test(name)) {
      issues.push(issue(`events.${index}.name`, 'Begin with a letter; then letters, digits and _, at most 40 characters.'));
    }
    const parameters = asObject(given['params']) ?? {};
    const micros = given['timestamp_micros'] ?? timestamp_micros;
    return {
      messageId: messageIdOf(given, index),
      name: typeof name === 'string' && Object.hasOwn(names, name) ? (names[name] ?? name) : (name ?? null),
      ...(typeof client_id === 'string' ? { anonymousId: client_id } : {}),
      ...(typeof user_id === 'string' ? { userId: user_id } : {}),
      ...(micros === undefined ? {} : { timestamp: Math.floor(Number(micros) / 1000) }),
      properties: Object.fromEntries(Object.entries(parameters).filter(([key]) => !pageParameters.has(key))),
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
            properties: traits,
          },
        ];
  return { events: [...read, ...identify], consent: consentOf(asObject(body['consent']), non_personalized_ads), issues };
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

function issue(path: string, message: string): Issue {
  return { code: 'invalid_event', path, message };
}
