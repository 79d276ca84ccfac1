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

/** Takes out the entries with the lowest rank until `limit` are left. The first of equals goes first. */
export function trimEntries<T>(map: { [key: string]: T }, limit: number, rank: (value: T) => number): void {
  const keys = Object.keys(map);
  for (let over = keys.length - limit; over > 0; over--) {
    let lowest: string | undefined;
    let lowestRank = Number.POSITIVE_INFINITY;
    for (const key in map) {
      const value = map[key];
      if (value === undefined) continue;
      const valueRank = rank(value);
      if (lowest === undefined || valueRank < lowestRank) {
        lowest = key;
        lowestRank = valueRank;
      }
    }
    if (lowest === undefined) return;
    delete map[lowest];
  }
}
