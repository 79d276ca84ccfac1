import { describe, expect, it } from 'vitest';
import { hashShare } from '../assignment/hash-share.ts';
import { sampleRatio, sampleRatioAlarm } from './sample-ratio.ts';
import { type Sample, sequentialTest } from './sequential-test.ts';

/** Numbers from 0 to 1, the same in every run. */
function draws(name: string): () => number {
  let state = Math.floor(hashShare('draws', name) * 2 ** 32) | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** What a person spends: mostly nothing, sometimes a little, rarely much (a log-normal of σ 1). */
function spend(draw: () => number, rate: number): number {
  if (draw() >= rate) return 0;
  const normal = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  return Math.exp(normal) * 100;
}

class Arm {
  people = 0;
  sum = 0;
  squares = 0;

  add(value: number): void {
    this.people++;
    this.sum += value;
    this.squares += value * value;
  }

  sample(): Sample {
    const mean = this.people === 0 ? 0 : this.sum / this.people;
    return { people: this.people, mean, variance: this.people === 0 ? 0 : Math.max(0, this.squares / this.people - mean ** 2) };
  }
}

interface Seen {
  readonly alarmed: boolean;
  readonly escaped: boolean;
}

/** Looks after every 200 people at two arms that are alike, of whom a share is held out. */
function experiment(name: string, heldOut: number, people: number, value: (draw: () => number) => number, mean: number): Seen {
  const draw = draws(name);
  const treated = new Arm();
  const control = new Arm();
  const both = new Arm();
  let alarmed = false;
  let escaped = false;
  for (let n = 1; n <= people; n++) {
    const amount = value(draw);
    (draw() < heldOut ? control : treated).add(amount);
    both.add(amount);
    if (n % 200 !== 0) continue;
    const test = sequentialTest(treated.sample(), control.sample(), both.sample().variance);
    if (test.pValue < 0.05) alarmed = true;
    if (test.interval[0] > mean || test.interval[1] < mean) escaped = true;
  }
  return { alarmed, escaped };
}

const share = (seen: readonly Seen[], of: keyof Seen): number => seen.filter((one) => one[of]).length / seen.length;
const bound = (experiments: number): number => 0.05 + 3 * Math.sqrt((0.05 * 0.95) / experiments);

describe('looking early does no harm', () => {
  it('where one in twenty is held out', () => {
    const seen = Array.from({ length: 300 }, (_, n) =>
      experiment(`holdout ${n}`, 0.05, 20_000, (draw) => (draw() < 0.05 ? 1 : 0), 0),
    );
    expect(share(seen, 'alarmed')).toBeLessThan(bound(300));
    expect(share(seen, 'escaped')).toBeLessThan(bound(300));
  });

  it('for revenue, which is mostly nothing and sometimes much', () => {
    const seen = Array.from({ length: 200 }, (_, n) => experiment(`spend ${n}`, 0.5, 20_000, (draw) => spend(draw, 0.05), 0));
    expect(share(seen, 'alarmed')).toBeLessThan(bound(200));
    expect(share(seen, 'escaped')).toBeLessThan(bound(200));
  });

  it('and an interval that forgot the looks would do harm', () => {
    // The same experiments, judged each time as if it were the only look.
    let alarmed = 0;
    for (let n = 0; n < 100; n++) {
      const draw = draws(`naive ${n}`);
      const arms = [new Arm(), new Arm()] as const;
      let once = false;
      for (let person = 1; person <= 10_000; person++) {
        arms[draw() < 0.5 ? 0 : 1].add(draw() < 0.05 ? 1 : 0);
        if (person % 200 !== 0) continue;
        const [a, b] = [arms[0].sample(), arms[1].sample()];
        const error = Math.sqrt(a.variance / a.people + b.variance / b.people);
        if (Math.abs(a.mean - b.mean) > 1.96 * error) once = true;
      }
      if (once) alarmed++;
    }
    expect(alarmed / 100).toBeGreaterThan(bound(100));
  });
});

describe('sampleRatio', () => {
  const counts = (name: string, heldOut: number, people: number): readonly number[] => {
    const draw = draws(name);
    let held = 0;
    for (let n = 0; n < people; n++) if (draw() < heldOut) held++;
    return [people - held, held];
  };

  it('warns of a sound split no more often than it says', () => {
    const experiments = 2000;
    let warned = 0;
    let small = 0;
    for (let n = 0; n < experiments; n++) {
      const ratio = sampleRatio(counts(`sound ${n}`, 0.05, 2000), [0.95, 0.05]);
      if (ratio?.mismatch === true) warned++;
      if ((ratio?.pValue ?? 1) < 0.05) small++;
    }
    expect(warned / experiments).toBeLessThan(sampleRatioAlarm + 3 * Math.sqrt(sampleRatioAlarm / experiments));
    // Its p-values are what they are called.
    expect(Math.abs(small / experiments - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / experiments));
  });

  it('finds a holdout that loses a fifth of its people', () => {
    let warned = 0;
    for (let n = 0; n < 100; n++) if (sampleRatio(counts(`lost ${n}`, 0.04, 20_000), [0.95, 0.05])?.mismatch === true) warned++;
    expect(warned).toBeGreaterThan(95);
  });
});
