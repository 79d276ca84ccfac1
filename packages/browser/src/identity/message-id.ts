/**
 * A new id that sorts by time: nine characters of the epoch milliseconds and fourteen random ones (72 bits), in base 36. Time order
 * keeps the collector's index of ids compact.
 */
export function createMessageId(): string {
  let id = Date.now().toString(36).padStart(9, '0');
  for (const byte of crypto.getRandomValues(new Uint8Array(14))) id += (byte % 36).toString(36);
  return id;
}
