const dayMs = 86_400_000;

/** A day's name, `2026-11-21`. @param day whole days since 1970-01-01 */
export function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The day of a name, in whole days since 1970-01-01; null when there is no such day. */
export function readDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const atMs = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(atMs) || dayText(atMs / dayMs) !== text ? null : atMs / dayMs;
}
