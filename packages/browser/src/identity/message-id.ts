/**
 * A new id that sorts by time: nine characters of the epoch milliseconds and up to 21 random ones (96 bits), in base 36. Time order
 * keeps the collector's index of ids compact.
 */
export const createMessageId = (): string => {
  // Eight digits last until 2059.
  return `0${[Date.now(), ...crypto.getRandomValues(new Uint32Array(3))].map((number) => number.toString(36)).join('')}`;
};
