import { findGreatest } from '../session/nth-greatest.ts';
import { type Scoreboard, scoreColumns, scoreStride } from '../session/scoreboard.ts';

const { nearest, rules, sequential, together, twoSteps } = scoreColumns;
/** So small a score is none. */
const nothing = 1e-6;

/**
 * Which items are worth a closer look: those with the greatest sum over the models of the score's share of the model's best. Nearly all that the ranker
 * would put among its first 20 is among the best 60 of it, and it costs a glance at each item.
 */
export class FirstGuess {
  /** The chosen, in no order. */
  items: Int32Array = new Int32Array(256);
  size = 0;
  private guesses: Float64Array = new Float64Array(1024);

  /** Chooses at most `limit` items of which some model says something good. */
  choose(board: Scoreboard, excluded: ReadonlySet<number>, limit: number): void {
    const { items, values, size } = board;
    if (size > this.guesses.length) this.guesses = new Float64Array(2 * size);
    if (limit > this.items.length) this.items = new Int32Array(limit);
    const { guesses } = this;
    let nearestBest = nothing;
    let rulesBest = nothing;
    let sequentialBest = nothing;
    let togetherBest = nothing;
    let twoStepsBest = nothing;
    for (let slot = 1, at = scoreStride; slot < size; slot += 1, at += scoreStride) {
      nearestBest = Math.max(nearestBest, values[at + nearest] as number);
      rulesBest = Math.max(rulesBest, values[at + rules] as number);
      sequentialBest = Math.max(sequentialBest, values[at + sequential] as number);
      togetherBest = Math.max(togetherBest, values[at + together] as number);
      twoStepsBest = Math.max(twoStepsBest, values[at + twoSteps] as number);
    }
    const perNearest = 1 / nearestBest;
    const perRules = 1 / rulesBest;
    const perSequential = 1 / sequentialBest;
    const perTogether = 1 / togetherBest;
    const perTwoSteps = 1 / twoStepsBest;
    const checks = excluded.size > 0;
    guesses[0] = 0;
    for (let slot = 1, at = scoreStride; slot < size; slot += 1, at += scoreStride) {
      guesses[slot] =
        checks && excluded.has(items[slot] as number)
          ? 0
          : Math.max(0, values[at + nearest] as number) * perNearest +
            Math.max(0, values[at + rules] as number) * perRules +
            Math.max(0, values[at + twoSteps] as number) * perTwoSteps +
            Math.max(0, values[at + sequential] as number) * perSequential +
            Math.max(0, values[at + together] as number) * perTogether;
    }
    const found = findGreatest(guesses, size, limit, this.items);
    this.size = 0;
    for (let i = 0; i < found; i += 1) {
      const slot = this.items[i] as number;
      if (guesses[slot] === 0) continue;
      this.items[this.size] = items[slot] as number;
      this.size += 1;
    }
  }
}
