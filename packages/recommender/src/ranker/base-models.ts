import type { LinearModel, LinearOptions } from '../linear/linear-model.ts';
import type { NearestSessionsOptions } from '../session/nearest-sessions.ts';
import type { SequentialRulesOptions } from '../session/sequential-rules.ts';

/** How every model is set. The same for all shops: what differs between shops is learned by the ranker. */
export interface BaseOptions {
  readonly nearest: NearestSessionsOptions;
  readonly rules: SequentialRulesOptions;
  readonly sequential: LinearOptions;
  readonly together: LinearOptions;
}

/** The fitted linear models; null before the first training. */
export interface LinearModels {
  readonly sequential: LinearModel | null;
  readonly together: LinearModel | null;
}

export const baseOptions: BaseOptions = {
  nearest: { stepDecay: 0.68, ageScale: 80_000, reachAfter: 5, reachBefore: 3, perItem: 200, neighbours: 100 },
  rules: { stepDecay: 0.5, ageScale: 60_000, perItem: 150, ahead: 5, items: 3 },
  sequential: {
    sequential: true,
    stepDecay: 0.45,
    aheadDecay: 0.2,
    behind: 0.5,
    lengthPower: 0.25,
    ageScale: 60_000,
    ridge: 10,
    support: 200,
    predictDecay: 0.6,
  },
  together: {
    sequential: false,
    stepDecay: 0.8,
    aheadDecay: 0,
    behind: 1,
    lengthPower: 0.25,
    ageScale: 60_000,
    ridge: 15,
    support: 200,
    predictDecay: 0.8,
  },
};
