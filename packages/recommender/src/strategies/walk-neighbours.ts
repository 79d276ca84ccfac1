import type { NeighbourTable } from '../crowd/neighbour-table.ts';
import type { StrategyContext } from './strategy.ts';

/**
 * Calls back with the products met together with one, and how strongly: the weight over the square root of the neighbour's popularity, so that what is
 * met with everything does not come first everywhere.
 */
export function walkNeighbours(
  context: StrategyContext,
  table: NeighbourTable,
  index: number,
  visit: (neighbour: number, strength: number) => void,
): void {
  const { knowledge, nowMs } = context;
  const item = knowledge.crowdIndex(index);
  if (item < 0) return;
  const end = Math.min((item + 1) * table.width, table.neighbours.length);
  for (let at = item * table.width; at < end; at++) {
    const other = table.neighbours[at] as number;
    const neighbour = other < 0 ? -1 : knowledge.productIndex(other);
    if (neighbour < 0) continue;
    visit(neighbour, (table.weights[at] as number) / Math.sqrt(5 + knowledge.crowd.popular.valueAt(other, nowMs)));
  }
}
