/**
 * An entry of a map whose keys come from outside: only own keys are read, so that an item called `constructor` is just an item.
 */
export function ownEntry<T>(map: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** Writes an entry. `__proto__` is dropped: assigning it would change the map's prototype, and a JSON round trip would differ. */
export function setEntry<T>(map: { [key: string]: T }, key: string, value: T): void {
  if (key !== '__proto__') map[key] = value;
}

/**
 * Bounds a map: once it holds more than `limit` entries, those of the lowest rank go until an eighth of the room is free again, so
 * that a map at its bound is not ranked anew with every entry. The first of equals goes first.
 */
export function trimEntries<T>(map: { [key: string]: T }, limit: number, rank: (value: T) => number): void {
  let count = 0;
  for (const _ in map) count++;
  if (count <= limit) return;
  const ranked = Object.entries(map).map(([key, value]) => ({ key, rank: rank(value) }));
  ranked.sort((a, b) => a.rank - b.rank);
  const over = count - limit + Math.floor(limit / 8);
  for (const { key } of ranked.slice(0, over)) delete map[key];
}
