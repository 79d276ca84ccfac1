const quarterHourMs = 900_000;
const formats = new Map<string, Intl.DateTimeFormat | null>();
/** Per zone, quarter hour → offset. Clocks change on quarter hours only, so that one look-up serves the whole quarter. */
const offsets = new Map<string, Map<number, number>>();

/** Whether the runtime knows an IANA time zone. */
export function isTimeZone(timeZone: string): boolean {
  return formatOf(timeZone) !== null;
}

/** Local time minus UTC in milliseconds at a moment; 0 for a zone the runtime does not know. */
export function zoneOffsetMs(timeZone: string, atMs: number): number {
  const format = formatOf(timeZone);
  if (format === null || !Number.isFinite(atMs)) return 0;
  let known = offsets.get(timeZone);
  if (known === undefined) {
    known = new Map();
    offsets.set(timeZone, known);
  }
  const quarter = Math.floor(atMs / quarterHourMs);
  let offset = known.get(quarter);
  if (offset === undefined) {
    // A year of quarters is 35,000 entries: enough for a replay, small enough to forget and begin again.
    if (known.size > 40_000) known.clear();
    offset = readOffset(format, quarter * quarterHourMs);
    known.set(quarter, offset);
  }
  return offset;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = createFormat(timeZone);
    formats.set(timeZone, format);
  }
  return format;
}

function createFormat(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
}

function readOffset(format: Intl.DateTimeFormat, atMs: number): number {
  const fields: { [type: string]: number } = {};
  let moment: Intl.DateTimeFormatPart[];
  try {
    moment = format.formatToParts(atMs);
  } catch {
    return 0;
  }
  for (const part of moment) fields[part.type] = Number(part.value);
  const local = Date.UTC(
    fields['year'] ?? 1970,
    (fields['month'] ?? 1) - 1,
    fields['day'] ?? 1,
    fields['hour'] ?? 0,
    fields['minute'] ?? 0,
    fields['second'] ?? 0,
  );
  return local - Math.floor(atMs / 1000) * 1000;
}
