const entries = 2048;
const reach = 8;

/** e^(−age / scale) from a table, for loops that ask it thousands of times an answer. Steps of 0.4 %; ages beyond 8 scales count as 8. */
export class Fading {
  readonly scale: number;
  private readonly table: Float64Array = new Float64Array(entries);
  private readonly perAge: number;

  /** @param scale the age at which something weighs 1/e, in the unit that ages are asked in. */
  constructor(scale: number) {
    this.scale = scale;
    this.perAge = entries / (reach * scale);
    for (let i = 0; i < entries; i += 1) this.table[i] = Math.exp((-reach * i) / entries);
  }

  /** The weight at an age; 1 for ages below 0. */
  at(age: number): number {
    const index = age > 0 ? (age * this.perAge) | 0 : 0;
    return this.table[index < entries ? index : entries - 1] as number;
  }
}

const kept: Fading[] = [];
const keptLimit = 8;

/** The table for a scale; the latest few are kept, for every model asks for its own again and again. */
export function fadingOf(scale: number): Fading {
  for (let i = 0; i < kept.length; i += 1) {
    const fading = kept[i] as Fading;
    if (fading.scale === scale) return fading;
  }
  const fading = new Fading(scale);
  kept.unshift(fading);
  if (kept.length > keptLimit) kept.pop();
  return fading;
}
