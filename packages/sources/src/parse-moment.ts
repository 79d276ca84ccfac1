import { type DateOrder, isoDateOf } from './date-order.ts';

/** The moment at which the shop's clock shows a time that names no zone, which is given as if it were UTC; both are epoch milliseconds. */
export type FromWallClock = (localMs: number) => number;

/** No shop's history begins before 2000: what is earlier counts something else, as the seconds of a visit. */
const earliestMs = 946_684_800_000;
/** `20140402`, with a time `201404021117` or `20140402T111746`. */
const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?$/;

/**
 * Seconds, milliseconds or microseconds since 1970, or ISO 8601 (slashes, a blank instead of `T` and no signs at all will do; the shop's clock when it
 * names no zone). Undefined for what is no time, or one before 2000.
 *
 * @param dateOrder how `03/04/2024` is to be read; it is no time when absent
 */
export function parseMoment(text: string | undefined, fromWallClock: FromWallClock, dateOrder?: DateOrder): number | undefined {
  if (text === undefined) return undefined;
  const ms = epochMs(text) ?? calendarMs(dateOrder === undefined ? text : isoDateOf(text, dateOrder), fromWallClock);
  return ms >= earliestMs ? ms : undefined;
}

function epochMs(text: string): number | undefined {
  if (!/^\d{1,17}(\.\d+)?$/.test(text) || compact.test(text)) return undefined;
  const number = Number(text);
  const ms = number < 1e11 ? number * 1000 : number < 1e14 ? number : number / 1000;
  return Math.round(ms);
}

/** NaN for what is no day of the calendar. */
function calendarMs(text: string, fromWallClock: FromWallClock): number {
  const iso = text
    .replace(compact, (_, year, month, day, hour = '00', minute = '00', second = '00') => {
      return `${year}-${month}-${day}T${hour}:${minute}:${second}`;
    })
    .replace(/^(\d{4})\/(\d\d)\/(\d\d)/, '$1-$2-$3')
    .replace(/ UTC$/, 'Z')
    .replace(/^(\d{4}-\d\d-\d\d) (\d)/, '$1T$2')
    .replace(/ (?=[+-]\d\d:?\d\d$)/, '');
  if (!/^\d{4}-\d\d-\d\d/.test(iso)) return Number.NaN;
  const isZoned = /T.*(Z|[+-]\d\d:?\d\d)$/i.test(iso);
  const ms = Date.parse(isZoned || !iso.includes('T') ? iso : `${iso}Z`);
  return isZoned || Number.isNaN(ms) ? ms : fromWallClock(ms);
}
