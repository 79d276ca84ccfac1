import type { Json } from '@quen/protocol';
import type { Column } from '../catalogue/grow.ts';
import type { Crowd } from './crowd.ts';
import type { Visitor } from './visitor-table.ts';

/** The state of a crowd: copies, so that it may go on learning. */
export interface CrowdState {
  readonly ids: readonly string[];
  readonly visitors: readonly Visitor[];
  readonly meta: Json;
  readonly columns: readonly Column[];
}

interface CrowdMeta {
  readonly latestMs: number;
  readonly segments: [string, [number, number, number][]][];
}

/** Copies the state of a crowd; equal histories give equal states, whatever was restored in between. */
export function dumpCrowd(crowd: Crowd): CrowdState {
  const items = crowd.ids.length;
  const columns: Column[] = [exactly(crowd.views, items, 0)];
  for (const scores of [crowd.popular, crowd.trending, crowd.sold]) {
    columns.push(exactly(scores.sums, items, 0), exactly(scores.times, items, 0));
  }
  for (const table of [crowd.viewedTogether, crowd.boughtTogether]) {
    columns.push(
      exactly(table.neighbours, items * table.width, -1),
      exactly(table.weights, items * table.width, 0),
      exactly(table.times, items, 0),
    );
  }
  for (const table of [crowd.perItem, crowd.perVisitor, crowd.orders]) columns.push(table.keys.slice(), table.counts.slice());
  const visitors = crowd.visitors.dump();
  return { ids: crowd.ids.slice(), visitors, meta: { latestMs: crowd.latestMs, segments: crowd.segments.dump() }, columns };
}

/** Puts a state into a crowd, the ids with the index of each; false, and nothing done, when it does not fit. */
export function loadCrowd(
  crowd: Crowd,
  { ids, indexById, visitors, meta, columns }: CrowdState & { readonly indexById: Map<string, number> },
): boolean {
  if (!isCrowdMeta(meta)) return false;
  const like = dumpShape(crowd, ids.length);
  if (columns.length !== like.length) return false;
  if (!columns.every((column, at) => column.length === like[at]?.length && column.constructor.name === like[at]?.type))
    return false;
  let at = 0;
  const next = <C extends Column>(): C => columns[at++] as C;
  crowd.views = next();
  for (const scores of [crowd.popular, crowd.trending, crowd.sold]) {
    scores.sums = next();
    scores.times = next();
  }
  for (const table of [crowd.viewedTogether, crowd.boughtTogether]) {
    table.neighbours = next();
    table.weights = next();
    table.times = next();
  }
  for (const table of [crowd.perItem, crowd.perVisitor, crowd.orders]) {
    table.keys = next();
    table.counts = next();
  }
  crowd.loadIds(ids, indexById);
  crowd.latestMs = meta.latestMs;
  crowd.visitors.load(visitors);
  crowd.segments.load(meta.segments);
  return true;
}

function dumpShape(crowd: Crowd, items: number): { readonly length: number; readonly type: string }[] {
  const shape = [{ length: items, type: 'Uint32Array' }];
  for (let scores = 0; scores < 3; scores++)
    shape.push({ length: items, type: 'Float64Array' }, { length: items, type: 'Float64Array' });
  for (const { width } of [crowd.viewedTogether, crowd.boughtTogether]) {
    shape.push({ length: items * width, type: 'Int32Array' }, { length: items * width, type: 'Float32Array' });
    shape.push({ length: items, type: 'Float64Array' });
  }
  for (const { keys } of [crowd.perItem, crowd.perVisitor, crowd.orders]) {
    shape.push({ length: keys.length, type: 'Uint32Array' }, { length: keys.length, type: 'Uint16Array' });
  }
  return shape;
}

/** A copy with just so many entries, whatever room the column has grown to. */
function exactly<C extends Column>(column: C, length: number, fill: number): C {
  const make = column.constructor as new (length: number) => C;
  const copy = new make(length);
  copy.set(column.subarray(0, length));
  if (fill !== 0 && column.length < length) copy.fill(fill, column.length);
  return copy;
}

function isCrowdMeta(meta: unknown): meta is CrowdMeta {
  if (typeof meta !== 'object' || meta === null) return false;
  const { latestMs, segments } = meta as Partial<CrowdMeta>;
  return typeof latestMs === 'number' && Array.isArray(segments);
}
