/** How far a zone is ahead of UTC at a moment, in minutes. */
function offsetMinutes(atMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(atMs);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const localMs = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
  return Math.round((localMs - Math.floor(atMs / 60_000) * 60_000) / 60_000);
}

/** An ISO time with an offset as what a `datetime-local` field shows in a zone; empty for none. */
export function toLocalTime(iso: string | undefined, timeZone: string): string {
  const atMs = Date.parse(iso ?? '');
  if (Number.isNaN(atMs)) return '';
  return new Date(atMs + offsetMinutes(atMs, timeZone) * 60_000).toISOString().slice(0, 16);
}

/** What a `datetime-local` field holds as an ISO time with the zone's offset then; undefined for none. */
export function fromLocalTime(local: string, timeZone: string): string | undefined {
  const asUtcMs = Date.parse(`${local}:00Z`);
  if (local === '' || Number.isNaN(asUtcMs)) return undefined;
  // The offset is asked at a first guess and once more, so that the hours beside a change of clocks come out right.
  const guess = offsetMinutes(asUtcMs, timeZone);
  const minutes = offsetMinutes(asUtcMs - guess * 60_000, timeZone);
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${local}:00${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
