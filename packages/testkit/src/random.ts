/** A seeded source of randomness: the same seed draws the same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /**
   * One of the list, each as likely.
   *
   * @throws RangeError when the list is empty.
   */
  pick<T>(list: readonly T[]): T;
  /**
   * One of the list, likely in proportion to its weight; weights are not negative and not all zero.
   *
   * @throws RangeError when the list is empty.
   */
  weighted<T>(list: readonly T[], weightOf: (value: T) => number): T;
  /** Normal with mean 0 and standard deviation 1 (Box and Muller). */
  normal(): number;
  /** Exponential with this mean: the time until something that happens at a constant rate. */
  exponential(mean: number): number;
  /** A source of its own, told by the label, that does not move this one. */
  fork(label: string): Random;
}

/**
 * A {@link Random} by xoshiro128** (Blackman and Vigna), seeded through a 32-bit mixer, so that near seeds have nothing in
 * common. Period 2^128 − 1; not for secrets.
 */
export function createRandom(seed: number | string): Random {
  const origin = hash32(String(seed));
  const state = new Uint32Array(4);
  let mix = origin;
  for (let index = 0; index < 4; index += 1) {
    mix = (mix + 0x9e3779b9) >>> 0;
    state[index] = scramble(mix);
  }

  const draw = (): number => {
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const c2 = c ^ a;
    const d2 = d ^ b;
    state[1] = b ^ c2;
    state[0] = a ^ d2;
    state[2] = c2 ^ (b << 9);
    state[3] = rotate(d2, 11);
    return result;
  };

  const random: Random = {
    next: () => draw() / 0x1_0000_0000,
    int: (min, max) => min + Math.floor(random.next() * (max - min + 1)),
    chance: (probability) => random.next() < probability,
    pick(list) {
      if (list.length === 0) throw new RangeError('pick: the list is empty');
      return list[random.int(0, list.length - 1)] as (typeof list)[number];
    },
    weighted(list, weightOf) {
      if (list.length === 0) throw new RangeError('weighted: the list is empty');
      let total = 0;
      for (const value of list) total += weightOf(value);
      let left = random.next() * total;
      for (const value of list) {
        left -= weightOf(value);
        if (left < 0) return value;
      }
      return list[list.length - 1] as (typeof list)[number];
    },
    normal() {
      // 1 − next() is never 0, whose logarithm is not finite.
      return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
    },
    exponential: (mean) => -mean * Math.log(1 - random.next()),
    fork: (label) => createRandom(`${origin}/${label}`),
  };
  return random;
}

/** A 32-bit hash of a text (FNV-1a, then mixed). */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return scramble(hash >>> 0);
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function scramble(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
