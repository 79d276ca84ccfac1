import { fadingOf } from '../session/fading.ts';
import type { ModelView } from '../session/model-view.ts';
import { sessionLengthLimit } from '../session/session-store.ts';
import type { SparseScores } from '../session/sparse-scores.ts';

/** How two places of a session count as a pair. */
export interface PairWeights {
  /** Whether order and distance matter, or only that both were in the session. */
  readonly sequential: boolean;
  /** What a step back weighs in the state that predicts the next item, 0–1. */
  readonly stepDecay: number;
  /** What a further step ahead of the next weighs as a target, 0–1; 0 counts the next only. */
  readonly aheadDecay: number;
  /** What coming before counts against coming after, as a target, 0–1. */
  readonly behind: number;
  /** Power of the session's length that its weight is divided by. */
  readonly lengthPower: number;
  /** Sessions after which a session weighs 1/e. */
  readonly ageScale: number;
}

/** Sessions of an item looked at, newest first. */
const sessionLimit = 2_048;
/** In longer sessions only this many places around the item count, which bounds the cost of a robot's visit. */
const windowLimit = 40;

/** The weights as tables over the gap between two places, because they are looked up for every pair of the log. */
export interface PairKernel extends PairWeights {
  /** Weight in the Gram matrix by gap, for a pair that states follow for ever. */
  readonly together: Float64Array;
  /** The share of that which so many states give. */
  readonly states: Float64Array;
  /** Weight of a session by its length. */
  readonly length: Float64Array;
  /** Weight as a target by gap. */
  readonly ahead: Float64Array;
}

/** Tables for all gaps within the window. */
export function createPairKernel(weights: PairWeights): PairKernel {
  const step = weights.stepDecay;
  const together = new Float64Array(windowLimit + 1);
  const states = new Float64Array(sessionLengthLimit + 1);
  const ahead = new Float64Array(windowLimit + 1);
  for (let gap = 0; gap <= windowLimit; gap += 1) {
    together[gap] = step ** gap / (1 - step * step);
    // Σ over the states between: (weight of the source in the state) × (weight of the target seen from it).
    let sum = 0;
    for (let i = 0; i < gap; i += 1) sum += step ** i * weights.aheadDecay ** (gap - 1 - i);
    ahead[gap] = sum;
  }
  const length = new Float64Array(sessionLengthLimit + 1);
  for (let count = 0; count < states.length; count += 1) {
    states[count] = 1 - step ** (2 * count);
    length[count] = count === 0 ? 0 : count ** -weights.lengthPower;
  }
  return { ...weights, together, states, length, ahead };
}

/**
 * One row of two matrices over all items: `gram`, how the item goes with others in the states that predict (XᵀX of the
 * regression), and `ahead`, how often others come after it (Xᵀy for every y at once). A state is what a session held before
 * an event, newest weighing 1 and each step back `stepDecay` times less; summed over all events of a session that is a
 * geometric series, so no state is ever built. Without order both are the weighted count of common sessions.
 *
 * @param backwards `ahead` gets a column of its matrix instead of a row: how often the item comes after others.
 * @returns the work done, in pairs.
 */
export function countPairs(
  view: ModelView,
  item: number,
  weights: PairKernel,
  gram: SparseScores,
  ahead: SparseScores,
  backwards = false,
): number {
  const { store } = view;
  const { postings, sessions } = store;
  const oldest = store.firstSession;
  const length = postings.length(item);
  if (length === 0) return 0;
  const entries = postings.arena;
  const list = postings.start(item);
  const mask = postings.mask(item);
  const last = postings.count(item) - 1;
  const fading = fadingOf(weights.ageScale);
  let work = 0;
  for (let back = 0, taken = 0; back < length && taken < sessionLimit; back += 1) {
    const session = entries[list + ((last - back) & mask)] as number;
    if (session >= view.before) continue;
    if (session < oldest) break;
    taken += 1;
    const slot = store.slotOf(session);
    const start = sessions.start(slot);
    const size = sessions.count(slot);
    const { arena } = sessions;
    const age = fading.at(view.now - session) * (weights.length[size] as number);
    for (let a = 0; a < size; a += 1) {
      if (arena[start + a] !== item) continue;
      const from = Math.max(0, a - windowLimit);
      const to = Math.min(size, a + windowLimit + 1);
      work += to - from;
      if (!weights.sequential) {
        for (let b = from; b < to; b += 1) {
          const other = arena[start + b] as number;
          if (firstPlace(arena, start, from, b, other)) gram.add(other, age);
        }
        break;
      }
      for (let b = from; b < to; b += 1) {
        const other = arena[start + b] as number;
        const later = Math.max(a, b);
        const gap = a > b ? a - b : b - a;
        // States after both places: the session's length less the later place, the last event being no state.
        const states = weights.states[size - 1 - later] as number;
        if (states > 0) gram.add(other, age * (weights.together[gap] as number) * states);
        if (other !== item) ahead.add(other, age * (b > a !== backwards ? 1 : weights.behind) * (weights.ahead[gap] as number));
      }
    }
  }
  return work;
}

function firstPlace(arena: Int32Array, start: number, from: number, at: number, item: number): boolean {
  for (let i = from; i < at; i += 1) if (arena[start + i] === item) return false;
  return true;
}
