import type { Interaction } from '@quen/protocol';
import { expect } from 'vitest';
import type { SessionModel } from './session-model.ts';

/** In milliseconds. */
export const hour: number = 3_600_000;

/** Sessions walking along chains of items (a0 → a1 → …), so that there is something to learn; deterministic. */
export function teach(model: SessionModel, sessions: number, from = 0): void {
  for (let s = from; s < from + sessions; s += 1) {
    const chain = 'abcdefghijklmnopqrst'[(s * 7) % 20];
    const start = (s * 13) % 6;
    for (let k = 0; k < 5; k += 1) model.observe(`s${s}`, `${chain}${(start + k) % 9}`, 'view', s * hour + k);
  }
}

/** Runs a sliced piece of work to its end, for what it returns. */
export function finish<R>(run: Generator<unknown, R, void>): R {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

/** Trains to the end, and sees to it that no share told is more than the whole. */
export function train(model: SessionModel): void {
  let most = 0;
  for (const share of model.train(0)) most = Math.max(most, share);
  expect(most).toBeLessThanOrEqual(1);
}

/** A visit that viewed these items in turn. */
export function views(...itemIds: string[]): Interaction[] {
  return itemIds.map((itemId, i) => ({ itemId, atMs: i, kind: 'view' }));
}

/** The ids of a ranked list, best first. */
export function ids(list: readonly { itemId: string }[]): string[] {
  return list.map((item) => item.itemId);
}
