/**
 * A new id that sorts by time: nine characters of the epoch milliseconds and up to 21 random ones (96 bits), in base 36. Time order
 * keeps the collector's index of ids compact.
 */
export function createMessageId(): string {
  const [a, b, c] = crypto.getRandomValues(new Uint32Array(3)) as unknown as [number, number, number];
  return Date.now().toString(36).padStart(9, '0') + a.toString(36) + b.toString(36) + c.toString(36);
}
