/**
 * Numbers for names, from 0 on, at most `limit` of them. A name is found whatever its case, and a path (`Giày/Chạy bộ`) by its last level too, where
 * no other name came first.
 */
export class NameTable {
  readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly aliases = new Map<string, number>();
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** The number of a name, a new one when it has none; -1 when the table is full. */
  add(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    if (this.names.length >= this.limit) return -1;
    const number = this.names.length;
    this.names.push(name);
    this.numbers.set(name, number);
    const lower = name.toLowerCase();
    for (const alias of [lower, lower.slice(lower.lastIndexOf('/') + 1)])
      if (!this.aliases.has(alias)) this.aliases.set(alias, number);
    return number;
  }

  /** The number of a name or alias; -1 when it has none. */
  find(name: string): number {
    return this.numbers.get(name) ?? this.aliases.get(name.toLowerCase()) ?? -1;
  }
}
