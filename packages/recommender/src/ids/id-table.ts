/** Gives strings dense integers, so that everything behind it can be typed arrays. An integer is given again only after it was released. */
export interface IdTable {
  /** One more than the greatest integer given so far. */
  readonly size: number;
  /** The integer of a known id, else -1. */
  find(id: string): number;
  /** The integer of an id, new if need be; -1 when the table is full and the id unknown. */
  intern(id: string): number;
  /** Forgets the id of an integer, which may then be given to another one. */
  release(index: number): void;
  /** The id of an integer; the empty string where there is none. */
  name(index: number): string;
  names(): readonly string[];
}

const namesPerSlice = 5_000;

/** The integers of names by name, for a table to begin with; the empty string is nobody's. Yields after about a millisecond's work. */
export function* indexNames(names: readonly string[], capacity: number): Generator<void, Map<string, number>, void> {
  const indexOf = new Map<string, number>();
  for (let index = Math.min(names.length, capacity) - 1; index >= 0; index -= 1) {
    const name = names[index] as string;
    if (name !== '') indexOf.set(name, index);
    if (index % namesPerSlice === 0) yield;
  }
  return indexOf;
}

/**
 * @param capacity how many ids are taken; the next unknown one gets -1, which bounds the memory of everything indexed by them.
 * @param known names of another table, to go on from.
 * @param indexOf the integers of these, from {@link indexNames}.
 */
export function createIdTable(
  capacity: number,
  known: readonly string[] = [],
  indexOf: Map<string, number> = new Map(),
): IdTable {
  const names: string[] = known.slice(0, capacity);
  const free: number[] = [];
  for (let index = names.length - 1; index >= 0; index -= 1) if (names[index] === '') free.push(index);
  return {
    get size() {
      return names.length;
    },
    find: (id) => indexOf.get(id) ?? -1,
    intern(id) {
      const known = indexOf.get(id);
      if (known !== undefined) return known;
      if (free.length === 0 && names.length >= capacity) return -1;
      const index = free.pop() ?? names.length;
      indexOf.set(id, index);
      names[index] = id;
      return index;
    },
    release(index) {
      const name = names[index];
      if (name === undefined || name === '') return;
      indexOf.delete(name);
      names[index] = '';
      free.push(index);
    },
    name: (index) => names[index] ?? '',
    names: () => names,
  };
}
