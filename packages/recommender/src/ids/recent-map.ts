/** An entry between its neighbours in the order of last use; the one that stands for the end is next to both the oldest and the newest. */
class Entry<Value> {
  readonly key: string;
  value: Value | undefined;
  older: Entry<Value> = this;
  newer: Entry<Value> = this;

  constructor(key: string, value: Value | undefined) {
    this.key = key;
    this.value = value;
  }

  leave(): void {
    this.older.newer = this.newer;
    this.newer.older = this.older;
  }

  goBefore(end: Entry<Value>): void {
    this.older = end.older;
    this.newer = end;
    end.older.newer = this;
    end.older = this;
  }
}

/**
 * A map in the order of last use. A `Map` whose keys are deleted and set again would have the same order, but asking it for its first key walks over all that
 * was deleted since it last tidied up: tens of thousands, where much comes and goes.
 */
export class RecentMap<Value> {
  private readonly entries: Map<string, Entry<Value>> = new Map();
  private readonly end: Entry<Value> = new Entry<Value>('', undefined);

  get size(): number {
    return this.entries.size;
  }

  /** The value of a key, which is the most recent from now on. */
  use(key: string): Value | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    entry.leave();
    entry.goBefore(this.end);
    return entry.value;
  }

  /** Gives a key a value; it is the most recent from now on. */
  set(key: string, value: Value): void {
    this.delete(key);
    const entry = new Entry(key, value);
    this.entries.set(key, entry);
    entry.goBefore(this.end);
  }

  delete(key: string): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    entry.leave();
    this.entries.delete(key);
  }

  /** Forgets the key that was used longest ago. */
  deleteOldest(): void {
    if (this.size > 0) this.delete(this.end.newer.key);
  }

  clear(): void {
    this.entries.clear();
    this.end.older = this.end;
    this.end.newer = this.end;
  }

  /** Keys and values, used longest ago first. */
  *[Symbol.iterator](): Generator<readonly [string, Value], void, void> {
    // The end alone has no value of the map's own.
    for (let entry = this.end.newer; entry !== this.end; entry = entry.newer) yield [entry.key, entry.value as Value];
  }
}
