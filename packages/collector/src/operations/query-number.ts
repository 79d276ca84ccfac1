/** A whole number from a query within bounds; the fallback when it is absent or no number. */
export function queryNumber(text: string | undefined, fallback: number, min: number, max: number): number {
  const number = text === undefined ? Number.NaN : Number(text);
  return Number.isInteger(number) ? Math.min(max, Math.max(min, number)) : fallback;
}
