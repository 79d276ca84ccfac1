const clusterSize = 50;

/**
 * Makes up sessions: a cluster of related products, the popular ones oftener (Zipf), products in it likewise, now and then a step into a neighbouring
 * cluster or back to the product before. Two to a dozen events, four on average; the same seed gives the same sessions.
 */
export class SessionSource {
  private readonly products: number;
  private readonly clusters: number;
  private readonly zipf: Float64Array;
  private readonly within: Float64Array;
  private state: number;

  constructor(products: number, seed: number) {
    this.products = products;
    this.clusters = Math.ceil(products / clusterSize);
    this.zipf = cumulative(this.clusters, 0.8);
    this.within = cumulative(clusterSize, 0.9);
    this.state = seed;
  }

  idOf(number: number): string {
    return `item-${number}`;
  }

  clusterOf(number: number): number {
    return Math.floor(number / clusterSize);
  }

  /** The next session's products in order. */
  next(): string[] {
    let cluster = draw(this.zipf, this.random());
    const ids: string[] = [];
    do {
      const roll = this.random();
      if (roll < 0.1) cluster = (cluster + 1) % this.clusters;
      const before = ids[ids.length - 2];
      if (roll > 0.9 && before !== undefined) ids.push(before);
      else ids.push(this.idOf(Math.min(this.products - 1, cluster * clusterSize + draw(this.within, this.random()))));
    } while (ids.length < 2 || (ids.length < 12 && this.random() < 0.68));
    return ids;
  }

  /** mulberry32. */
  private random(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let value = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  }
}

function cumulative(count: number, exponent: number): Float64Array {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) {
    sum += (rank + 1) ** -exponent;
    sums[rank] = sum;
  }
  return sums.map((value) => value / sum);
}

function draw(sums: Float64Array, roll: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) < roll) low = middle + 1;
    else high = middle;
  }
  return low;
}
