import { describe, expect, it } from 'vitest';
import { hashShare } from '../assignment/hash-share.ts';
import { betaQuantile, posterior } from './beta-distribution.ts';
import { relativeUpliftInterval } from './relative-uplift.ts';
import { sequentialTest } from './sequential-test.ts';

/** Numbers from 0 to 1, the same in every run. */
function draws(name: string): () => number {
  let state = Math.floor(hashShare('draws', name) * 2 ** 32) | 0;
  return () => {
    // A Weyl sequence, mixed: good enough for coin tosses.
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

interface Outcome {
  readonly alarmed: boolean;
  readonly fixedAlarmed: boolean;
  readonly escaped: boolean;
}

/** Two arms looked at every 100 people each; whether each test ever saw a difference, and whether the interval ever lost the true one. */
function experiment(name: string, rateA: number, rateB: number, peopleEach: number): Outcome {
  const draw = draws(name);
  const won = [0, 0];
  let alarmed = false;
  let fixedAlarmed = false;
  let escaped = false;
  for (let n = 1; n <= peopleEach; n++) {
    if (draw() < rateA) won[0] = (won[0] ?? 0) + 1;
    if (draw() < rateB) won[1] = (won[1] ?? 0) + 1;
    if (n % 100 !== 0) continue;
    const [a = 0, b = 0] = won.map((count) => count / n);
    const pooled = (a + b) / 2;
    const samples = [a, b].map((mean) => ({ people: n, mean, variance: mean * (1 - mean) }));
    const [control, treated] = samples;
    if (control === undefined || treated === undefined) continue;
    const test = sequentialTest(treated, control, pooled * (1 - pooled));
    if (test.pValue < 0.05) alarmed = true;
    if (test.interval[0] > rateB - rateA || test.interval[1] < rateB - rateA) escaped = true;
    const error = Math.sqrt((2 * pooled * (1 - pooled)) / n);
    if (error > 0 && Math.abs(b - a) / error > 1.96) fixedAlarmed = true;
  }
  return { alarmed, fixedAlarmed, escaped };
}

const share = (outcomes: readonly Outcome[], of: keyof Outcome) =>
  outcomes.filter((outcome) => outcome[of]).length / outcomes.length;

describe('sequentialTest under peeking', () => {
  it('keeps its error below 5 % over a hundred looks, where a fixed test fails', () => {
    const outcomes = Array.from({ length: 500 }, (_, n) => experiment(`null ${n}`, 0.05, 0.05, 10_000));
    // 5 % and three standard errors of 500 experiments.
    expect(share(outcomes, 'alarmed')).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 500));
    expect(share(outcomes, 'escaped')).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 500));
    expect(share(outcomes, 'fixedAlarmed')).toBeGreaterThan(0.2);
  });

  it('finds a difference that is there, and its interval keeps holding it', () => {
    const outcomes = Array.from({ length: 100 }, (_, n) => experiment(`uplift ${n}`, 0.05, 0.065, 10_000));
    expect(share(outcomes, 'alarmed')).toBeGreaterThan(0.8);
    expect(share(outcomes, 'escaped')).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 100));
  });

  it('says nothing of a handful', () => {
    expect(sequentialTest({ people: 1, mean: 1, variance: 0 }, { people: 1, mean: 0, variance: 0 }, 0.25).pValue).toBe(1);
  });
});

describe('credible intervals', () => {
  const people = 400;
  const trials = 1500;

  it('of a rate hold the true rate 95 times of 100', () => {
    let held = 0;
    for (let trial = 0; trial < trials; trial++) {
      const draw = draws(`rate ${trial}`);
      // Drawn from the prior: then a credible interval's coverage is exact, not approximate.
      const rate = draw();
      let won = 0;
      for (let n = 0; n < people; n++) if (draw() < rate) won++;
      const belief = posterior(won, people);
      if (betaQuantile(belief, 0.025) <= rate && rate <= betaQuantile(belief, 0.975)) held++;
    }
    expect(Math.abs(held / trials - 0.95)).toBeLessThan(3 * Math.sqrt((0.95 * 0.05) / trials));
  });

  it('of an uplift hold the true uplift 95 times of 100', () => {
    let held = 0;
    const few = 200;
    for (let trial = 0; trial < few; trial++) {
      const draw = draws(`uplift ${trial}`);
      const rates = [draw(), draw()];
      const won = rates.map((rate) => Array.from({ length: 100 }, draw).filter((value) => value < rate).length);
      const [low, high] = relativeUpliftInterval(posterior(won[0] ?? 0, 100), posterior(won[1] ?? 0, 100));
      const truth = (rates[0] ?? 0) / (rates[1] ?? 1) - 1;
      if (low <= truth && truth <= high) held++;
    }
    expect(Math.abs(held / few - 0.95)).toBeLessThan(3 * Math.sqrt((0.95 * 0.05) / few));
  });
});
