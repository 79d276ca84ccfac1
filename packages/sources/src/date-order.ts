/** What stands first in a date such as `03/04/2024`. */
export const dateOrders = ['day-first', 'month-first'] as const;
export type DateOrder = (typeof dateOrders)[number];

const numericDate = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap]m)?)?$/i;

/** The order of the first date that reads in one way only; undefined where all read both ways, or none is written so. */
export function dateOrderOf(texts: Iterable<string>): DateOrder | undefined {
  for (const text of texts) {
    const [, first, , second] = numericDate.exec(text.trim()) ?? [];
    if (Number(first) > 12 && Number(second) <= 12) return 'day-first';
    if (Number(second) > 12 && Number(first) <= 12) return 'month-first';
  }
  return undefined;
}

/** Whether a text is a date whose order must be known. */
export function isNumericDate(text: string): boolean {
  return numericDate.test(text.trim());
}

/** Such a date, and the time that may stand behind it, as ISO 8601 without a zone: `31/05/2024 2:05 PM` is `2024-05-31T14:05:00`. Other texts as they are. */
export function isoDateOf(text: string, order: DateOrder): string {
  const [, first, , second, year, hour, minute, seconds = '00', half] = numericDate.exec(text) ?? [];
  if (first === undefined || second === undefined) return text;
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (hour === undefined) return date;
  const fullHour = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  return `${date}T${String(fullHour).padStart(2, '0')}:${minute}:${seconds}`;
}
