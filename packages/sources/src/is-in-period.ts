const dayMs = 86_400_000;

/**
 * Whether a moment lies in a period of ISO 8601 as feeds write it: `2026-02-24T11:07+0100/2026-02-29T23:07+0100`. Days without a time count
 * whole, times without a zone as UTC; an end that is not named is open. A period that cannot be read leaves nothing out.
 */
export function isInPeriod(period: string, nowMs: number): boolean {
  const [from, to] = period.split('/').map((end) => end.trim());
  if (from === undefined || to === undefined) return true;
  const startMs = from === '' ? Number.NEGATIVE_INFINITY : momentOf(from);
  const endMs = to === '' ? Number.POSITIVE_INFINITY : momentOf(to);
  if (Number.isNaN(startMs) || Number.isNaN(endMs)) return true;
  return nowMs >= startMs && nowMs < (isDay(to) ? endMs + dayMs : endMs);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** Milliseconds since 1970; NaN for what is no moment. */
function momentOf(text: string): number {
  if (isDay(text)) return Date.parse(text);
  const [, day = '', time = '', zone = ''] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?)\s*(Z|[-+]\d{2}(?::?\d{2})?)?$/i.exec(text) ?? [];
  const offset = zone
    .toUpperCase()
    .replace(/^([-+]\d{2}):?(\d{2})?$/, (_, hours: string, minutes = '00') => `${hours}:${minutes}`);
  return Date.parse(`${day}T${time}${offset || 'Z'}`);
}
