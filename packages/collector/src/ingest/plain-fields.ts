import { isJsonObject } from '@quen/protocol';

/** Whether a value is plainly right; false says nothing. */
export type Check = (value: unknown) => boolean;
export type Fields = ReadonlyMap<string, Check>;

/** A text of 1 to 200 characters. */
export const isId: Check = (value) => typeof value === 'string' && value.length > 0 && value.length <= 200;
export const isMoment: Check = (value) => typeof value === 'number' || (typeof value === 'string' && value.length <= 40);
const isNumber: Check = (value) => typeof value === 'number';

/** A text of so many characters at most. */
export const isText =
  (max: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= max;

/** Whether it is an object with at least so many keys, all of them known and right. */
export function hasOnly(value: unknown, known: Fields, atLeast: number): boolean {
  if (!isJsonObject(value)) return false;
  let count = 0;
  for (const key in value as object) {
    const check = known.get(key);
    if (check === undefined || !check((value as { readonly [key: string]: unknown })[key])) return false;
    count++;
  }
  return count >= atLeast;
}

export function fields(checks: { readonly [key: string]: Check }): Fields {
  return new Map(Object.entries(checks));
}

const pageTypes = new Set<unknown>(['home', 'category', 'search', 'product', 'cart', 'checkout', 'order', 'content', 'other']);
export const isPageType: Check = (value) => pageTypes.has(value);

const page = fields({ url: isText(4000), path: isText(2000), title: isText(1000), referrer: isText(4000), type: isPageType });
const campaign = fields({ source: isText(200), medium: isText(200), name: isText(200), term: isText(200), content: isText(200) });
const screen = fields({ width: isNumber, height: isNumber });
const library = fields({ name: isText(100), version: isText(50) });
const context = fields({
  page: (value) => hasOnly(value, page, 0),
  campaign: (value) => hasOnly(value, campaign, 0),
  locale: isText(50),
  timezone: isText(60),
  userAgent: isText(1000),
  screen: (value) => hasOnly(value, screen, 0),
  library: (value) => hasOnly(value, library, 2),
  decisionId: isText(200),
  extra: isJsonObject,
});

/** Circumstances that the schema would pass unchanged. */
export const isPlainContext: Check = (value) => hasOnly(value, context, 0);
