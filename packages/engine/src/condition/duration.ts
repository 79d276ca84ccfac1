const unitMs: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** A length of time such as `90s`, `30m`, `36h`, `14d`, `2w` in milliseconds, or null when it is none. A day is 24 hours. */
export function parseDuration(text: unknown): number | null {
  if (typeof text !== 'string') return null;
  const match = /^(\d{1,6}(?:\.\d{1,3})?)([smhdw])$/.exec(text.trim());
  const ms = match === null ? Number.NaN : Number(match[1]) * (unitMs[match[2] ?? ''] ?? Number.NaN);
  return Number.isFinite(ms) ? Math.round(ms) : null;
}

/** What a duration looks like, for messages. */
export const durationForm = 'Write a number and s, m, h, d or w: "30m", "14d".';
