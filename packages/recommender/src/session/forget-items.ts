import type { LinearModel } from '../linear/linear-model.ts';
import type { ItemStatistics } from './item-statistics.ts';

/**
 * The items that can be spared most easily: those the shop cannot sell first, then those nobody has looked at for longest.
 *
 * @returns a 1 for each item to be forgotten, `count` of them.
 */
export function chooseForgotten(
  statistics: ItemStatistics,
  itemCount: number,
  count: number,
  isNeeded: (item: number) => boolean,
): Uint8Array {
  const keys = new Float64Array(itemCount);
  // Beyond any number of sessions times items, and with nothing over when divided by the items.
  const needed = 2 ** 52 - (2 ** 52 % Math.max(1, itemCount));
  for (let item = 0; item < itemCount; item += 1) {
    // What no session has taken in, such as the thousandth product of a robot's visit, goes before all that one has.
    const seen = statistics.sessionsOf(item) > 0 ? statistics.lastSessionOf(item) + 1 : 0;
    keys[item] = (isNeeded(item) && seen > 0 ? needed : 0) + seen * itemCount + item;
  }
  keys.sort();
  const gone = new Uint8Array(itemCount);
  for (let at = 0; at < count && at < itemCount; at += 1) gone[(keys[at] as number) % itemCount] = 1;
  return gone;
}

/** Silences what a fitted model says of forgotten items and by them, until the next training. */
export function forgetInModel(model: LinearModel | null, gone: Uint8Array): void {
  if (model === null) return;
  const { starts, columns, values, rows } = model.rows;
  for (let row = 0; row < rows; row += 1) {
    const isGone = gone[row] === 1;
    const end = starts[row + 1] as number;
    for (let at = starts[row] as number; at < end; at += 1) if (isGone || gone[columns[at] as number] === 1) values[at] = 0;
  }
}
