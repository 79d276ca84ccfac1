import { type Issue, isJsonObject, type Json, type JsonObject } from '@quen/protocol';

/** Google's codes for what is wrong with a request, of those that can come of a body alone. */
export type Ga4ValidationCode = 'VALUE_INVALID' | 'VALUE_REQUIRED' | 'NAME_INVALID' | 'NAME_RESERVED' | 'EXCEEDED_MAX_ENTITIES';

/** A fault with Google's code for it. */
export interface Ga4Issue extends Issue {
  readonly validationCode: Ga4ValidationCode;
}

const maxParameters = 25;
const maxItems = 200;
const maxUserProperties = 25;
const properName = /^[A-Za-z]\w*$/;
const reservedBeginning = /^(?:_|firebase_|ga_|google_|gtag\.)/;
/** Names of events that Google's own software collects. */
const reservedEvents: ReadonlySet<string> = new Set([
  ...['ad_activeview', 'ad_click', 'ad_exposure', 'ad_query', 'ad_reward', 'adunit_exposure', 'app_clear_data', 'app_exception'],
  ...['app_install', 'app_remove', 'app_store_refund', 'app_update', 'app_upgrade', 'dynamic_link_app_open'],
  ...['dynamic_link_app_update', 'dynamic_link_first_open', 'error', 'firebase_campaign', 'first_open', 'first_visit'],
  ...['in_app_purchase', 'notification_dismiss', 'notification_foreground', 'notification_open', 'notification_receive'],
  ...['os_update', 'session_start', 'user_engagement'],
]);
const reservedUserProperties: ReadonlySet<string> = new Set([
  ...['first_open_time', 'first_visit_time', 'last_deep_link_referrer', 'user_id', 'first_open_after_install'],
]);

/** Makes a fault. */
export function ga4Issue(path: string, validationCode: Ga4ValidationCode, message: string): Ga4Issue {
  return { code: 'invalid_event', path, message, validationCode };
}

/** What Google would not take of an event, which is read all the same. Source: "Measurement Protocol (Google Analytics 4) limitations". */
export function ga4EventIssues({ name, params }: JsonObject, index: number): Ga4Issue[] {
  const at = `events.${index}`;
  const issues: Ga4Issue[] = [];
  if (name === undefined || name === '') issues.push(ga4Issue(`${at}.name`, 'VALUE_REQUIRED', 'Name the event.'));
  else issues.push(...nameIssues(`${at}.name`, name, 40, (text) => reservedEvents.has(text)));
  if (params === undefined || params === null) return issues;
  if (!isJsonObject(params)) return [...issues, ga4Issue(`${at}.params`, 'VALUE_INVALID', 'Send the parameters as an object.')];
  const names = Object.keys(params);
  if (names.length > maxParameters)
    issues.push(ga4Issue(`${at}.params`, 'EXCEEDED_MAX_ENTITIES', `Send at most ${maxParameters} parameters an event.`));
  for (const one of names) issues.push(...nameIssues(`${at}.params.${one}`, one, 40));
  const { items } = params;
  if (Array.isArray(items) && items.length > maxItems)
    issues.push(ga4Issue(`${at}.params.items`, 'EXCEEDED_MAX_ENTITIES', `Send at most ${maxItems} items an event.`));
  return issues;
}

/** What Google would not take of user properties. */
export function ga4UserPropertyIssues(properties: Json | undefined): Ga4Issue[] {
  if (properties === undefined || properties === null) return [];
  if (!isJsonObject(properties))
    return [ga4Issue('user_properties', 'VALUE_INVALID', 'Send the user properties as an object, each as { "value": … }.')];
  const names = Object.keys(properties);
  return [
    ...(names.length > maxUserProperties
      ? [ga4Issue('user_properties', 'EXCEEDED_MAX_ENTITIES', `Send at most ${maxUserProperties} user properties.`)]
      : []),
    ...names.flatMap((name) => {
      const path = `user_properties.${name}`;
      const property = properties[name];
      const isValued = isJsonObject(property) && 'value' in property;
      return [
        ...nameIssues(path, name, 24, (text) => reservedUserProperties.has(text)),
        ...(isValued ? [] : [ga4Issue(path, 'VALUE_REQUIRED', 'Send the property as { "value": … }.')]),
      ];
    }),
  ];
}

function nameIssues(path: string, name: Json, longest: number, isReserved: (name: string) => boolean = () => false): Ga4Issue[] {
  if (typeof name === 'string' && (reservedBeginning.test(name) || isReserved(name)))
    return [ga4Issue(path, 'NAME_RESERVED', 'Take another name; Google keeps this one, or its beginning, for itself.')];
  if (typeof name === 'string' && properName.test(name) && name.length <= longest) return [];
  return [ga4Issue(path, 'NAME_INVALID', `Begin with a letter; then letters, digits and _, at most ${longest} characters.`)];
}
