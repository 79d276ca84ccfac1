import { createFitBuffers } from '../linear/fit-buffers.ts';
import { fitLinearModel, type LinearModel, type LinearOptions } from '../linear/linear-model.ts';
import { findChanged, refreshLinearModel } from '../linear/refresh-linear-model.ts';
import type { BaseOptions, LinearModels } from '../ranker/base-models.ts';
import type { ModelView } from './model-view.ts';
import { mapShare } from './share-of-work.ts';

/** How current linear models are: columns that were kept fade only when all are fitted. */
export interface LinearState {
  /** Sessions from this one on are not in them. */
  readonly until: number;
  /** How often they were refreshed since they were fitted. */
  readonly refreshes: number;
}

export const unfitted: LinearState = { until: 0, refreshes: 0 };

/** More refreshes than these, or more items than this share changed, or fading this different, and all is fitted anew. */
const mostRefreshes = 8;
const mostChanged = 0.5;
const mostFading = 1.25;

/** Which of the two a strategy needs. */
export interface WantedLinear {
  readonly sequential: boolean;
  readonly together: boolean;
}

/**
 * Fits both linear models on all that a view shows.
 *
 * @param time gets how long each took, when there is a clock.
 */
export function* fitLinearModels(
  view: ModelView,
  itemCount: number,
  base: BaseOptions,
  wants: WantedLinear,
  clock: (() => number) | undefined,
  time: (name: string, ms: number) => void,
): Generator<number, LinearModels, void> {
  let sequential: LinearModel | null = null;
  let together: LinearModel | null = null;
  const buffers = createFitBuffers();
  const started = clock?.() ?? 0;
  if (wants.sequential) sequential = yield* mapShare(fitLinearModel(view, itemCount, base.sequential, buffers), 0, 0.5);
  const between = clock?.() ?? 0;
  if (wants.together) together = yield* mapShare(fitLinearModel(view, itemCount, base.together, buffers), 0.5, 0.5);
  if (clock) {
    time('linear', between - started);
    time('together', clock() - between);
  }
  return { sequential, together };
}

/**
 * Fits anew only the columns of items that were met since.
 *
 * @returns null where that would save little or too much has changed otherwise.
 */
export function* refreshLinearModels(
  { sequential, together }: LinearModels,
  state: LinearState,
  view: ModelView,
  itemCount: number,
  base: BaseOptions,
): Generator<number, LinearModels | null, void> {
  if (sequential === null || together === null || state.refreshes >= mostRefreshes) return null;
  if (!fadesAlike(sequential.options, base.sequential) || !fadesAlike(together.options, base.together)) return null;
  const finding = findChanged(view, itemCount, state.until);
  let step = finding.next();
  for (; !step.done; step = finding.next()) yield 0;
  const changed = step.value;
  let count = 0;
  for (let item = 0; item < changed.length; item += 1) count += changed[item] as number;
  if (count > mostChanged * itemCount) return null;
  const buffers = createFitBuffers();
  return {
    sequential: yield* mapShare(refreshLinearModel(sequential, view, itemCount, changed, buffers), 0, 0.5),
    together: yield* mapShare(refreshLinearModel(together, view, itemCount, changed, buffers), 0.5, 0.5),
  };
}

/** Whether two settings differ by no more than how fast sessions fade, and by little in that. */
function fadesAlike(a: LinearOptions, b: LinearOptions): boolean {
  const ratio = a.ageScale / b.ageScale;
  return (
    ratio < mostFading &&
    ratio > 1 / mostFading &&
    JSON.stringify({ ...a, ageScale: 0 }) === JSON.stringify({ ...b, ageScale: 0 })
  );
}
