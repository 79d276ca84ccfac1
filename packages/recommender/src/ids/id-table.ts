/** Gives strings dense integers, so that everything behind it can be typed arrays. Integers are never given twice. */
export interface IdTable {
  readonly size: number;
  /** The integer of a known id, else -1. */
  find(id: string): number;
  /** The integer of an id, new if need be; -1 when the table is full and the id unknown. */
  intern(id: string): number;
  /** The id of an integer given before; the empty string for any other. */
  name(index: number): string;
  names(): readonly string[];
}

/** @param capacity how many ids are taken; the next unknown one gets -1, which bounds the memory of everything indexed by them. */
export function createIdTable(capacity: number): IdTable {
  const indexOf = new Map<string, number>();
  const names: string[] = [];
  return {
    get size() {
      return names.length;
    },
    find: (id) => indexOf.get(id) ?? -1,
    intern(id) {
      const known = indexOf.get(id);
      if (known !== undefined) return known;
      if (names.length >= capacity) return -1;
      const index = names.length;
      indexOf.set(id, index);
      names.push(id);
      return index;
    },
    name: (index) => names[index] ?? '',
    names: () => names,
  };
}
