import type { Result } from '@quen/protocol';
import type { Column } from '../catalogue/grow.ts';
import type { LinearModel, LinearOptions } from '../linear/linear-model.ts';
import { SparseRows } from '../linear/sparse-rows.ts';
import type { BaseOptions, LinearModels } from '../ranker/base-models.ts';
import { featureCount, featureNames } from '../ranker/features.ts';
import type { Ranker } from '../ranker/ranker.ts';
import { readParts, readRows, type SnapshotPart, writeParts, writeRows } from '../recommender/snapshot-format.ts';
import { type LinearState, unfitted } from './fit-linear-models.ts';
import { patternStride } from './repeat-patterns.ts';
import { SessionStore, type SessionStoreLimits } from './session-store.ts';

/** Raised whenever older snapshots can no longer be read; they are refused, and the log is learned anew. */
const format = 4;

/** Lists checked, and open sessions read, without a pause: about a millisecond. */
const listsPerSlice = 100_000;
const openPerSlice = 4_000;

/** All a session model has learned. */
export interface ModelState {
  readonly store: SessionStore;
  readonly names: readonly string[];
  readonly base: BaseOptions;
  readonly models: LinearModels;
  readonly ranker: Ranker;
  readonly version: string;
  readonly trainings: number;
  /** The first session the ranker was not taught by. */
  readonly taughtUntil: number;
  readonly linear: LinearState;
}

interface Meta {
  readonly format: number;
  readonly sessions: number;
  readonly features: readonly string[];
  readonly base: BaseOptions;
  readonly version: string;
  readonly trainings: number;
  readonly taughtUntil: number;
  readonly linear: LinearState;
  readonly counters: readonly number[];
  readonly sequential: LinearOptions | null;
  readonly together: LinearOptions | null;
}

/** An open session: its key, its number, and when it was heard of last. */
type OpenRow = readonly [key: string, session: number, atMs: number];

/** Writes everything; the copies are made before the first chunk, so that learning may go on while it is stored. */
export function* writeModel(state: ModelState): Generator<Uint8Array, void, void> {
  const { store, models, ranker } = state;
  const { statistics } = store;
  const { linear, trees } = ranker;
  const meta: Meta = {
    format,
    sessions: store.limits.sessions,
    features: featureNames,
    base: state.base,
    version: state.version,
    trainings: state.trainings,
    taughtUntil: state.taughtUntil,
    linear: state.linear,
    counters: [
      store.sessionCount,
      store.eventCount,
      statistics.slowGrowth,
      statistics.fastGrowth,
      statistics.topSize,
      statistics.itemCount,
    ],
    sequential: models.sequential?.options ?? null,
    together: models.together?.options ?? null,
  };
  const parts: SnapshotPart[] = [
    { name: 'meta', meta: JSON.parse(JSON.stringify(meta)), columns: [] },
    ...writeRows('names', state.names),
    ...writeRows(
      'open',
      [...store.open].map(([key, { session, atMs }]): OpenRow => [key, session, atMs]),
    ),
    { name: 'sessions', meta: null, columns: store.sessions.dump() },
    { name: 'postings', meta: null, columns: store.postings.dump() },
    { name: 'statistics', meta: null, columns: statistics.dump() },
    { name: 'patterns', meta: null, columns: statistics.patterns.dump() },
    { name: 'sequential', meta: null, columns: dumpLinear(models.sequential) },
    { name: 'together', meta: null, columns: dumpLinear(models.together) },
    { name: 'linear', meta: null, columns: [linear.weights, linear.means, linear.scales] },
    { name: 'trees', meta: null, columns: [trees.feature, trees.threshold, trees.left, trees.value, trees.roots].map(asKnown) },
  ];
  yield* writeParts(parts);
}

/**
 * Reads what {@link writeModel} wrote; what does not fit is refused.
 *
 * @yields after about a millisecond's work.
 */
export function* readModel(limits: SessionStoreLimits, chunks: Iterable<Uint8Array>): Generator<void, Result<ModelState>, void> {
  const read = yield* readParts(chunks);
  if (!read.ok) return read;
  const parts = read.value;
  const meta = parts.get('meta')?.meta as Partial<Meta> | null | undefined;
  if (meta?.format !== format) return refuse('is of another version');
  if (meta.sessions !== limits.sessions) return refuse('was written with another limit of sessions');
  if (JSON.stringify(meta.features) !== JSON.stringify(featureNames)) return refuse('was written with other features');
  const { base, counters } = meta;
  const [weights, means, scales] = floats(parts.get('linear'));
  const trees = parts.get('trees')?.columns ?? [];
  const [feature, left, roots] = [trees[0], trees[2], trees[4]];
  const [threshold, value] = [trees[1], trees[3]];
  const sessions = parts.get('sessions')?.columns ?? [];
  const postings = parts.get('postings')?.columns ?? [];
  const statistics = parts.get('statistics')?.columns ?? [];
  const patterns = parts.get('patterns')?.columns ?? [];
  const fits =
    Array.isArray(counters) &&
    counters.length === 6 &&
    base !== undefined &&
    weights?.length === featureCount &&
    means?.length === featureCount &&
    scales?.length === featureCount &&
    feature instanceof Int32Array &&
    left instanceof Int32Array &&
    roots instanceof Int32Array &&
    threshold instanceof Float32Array &&
    value instanceof Float32Array &&
    (yield* fitsLists(sessions)) &&
    (yield* fitsLists(postings)) &&
    fitsPatterns(patterns) &&
    statistics.length === 2 &&
    statistics[0] instanceof Float64Array &&
    statistics[1] instanceof Int32Array;
  if (!fits) return refuse('is broken');
  const store = new SessionStore(limits);
  store.sessions.load(sessions);
  store.postings.load(postings);
  store.statistics.load(statistics);
  store.statistics.patterns.load(patterns);
  store.sessionCount = counters[0] ?? 0;
  store.eventCount = counters[1] ?? 0;
  store.statistics.slowGrowth = counters[2] ?? 1;
  store.statistics.fastGrowth = counters[3] ?? 1;
  store.statistics.topSize = counters[4] ?? 0;
  store.statistics.itemCount = counters[5] ?? 0;
  yield;
  for (const [at, [key, session, atMs]] of readRows<OpenRow>(parts, 'open').entries()) {
    store.open.set(key, { session, atMs });
    if (at % openPerSlice === openPerSlice - 1) yield;
  }
  return {
    ok: true,
    value: {
      store,
      names: readRows<string>(parts, 'names'),
      base,
      models: {
        sequential: readLinear(parts.get('sequential'), meta.sequential ?? null),
        together: readLinear(parts.get('together'), meta.together ?? null),
      },
      ranker: {
        linear: { weights, means, scales },
        trees: { feature: Int16Array.from(feature), threshold, left, value, roots },
      },
      version: meta.version ?? 'restored',
      trainings: meta.trainings ?? 0,
      taughtUntil: meta.taughtUntil ?? store.sessionCount,
      linear: meta.linear ?? unfitted,
    },
  };
}

function asKnown(column: Int16Array | Int32Array | Float32Array): Column {
  return column instanceof Int16Array ? Int32Array.from(column) : column;
}

function dumpLinear(model: LinearModel | null): Column[] {
  if (model === null) return [];
  const { rows } = model;
  return [rows.starts, rows.columns.slice(0, rows.size), rows.values.slice(0, rows.size)];
}

function readLinear(part: SnapshotPart | undefined, options: LinearOptions | null): LinearModel | null {
  const [starts, columns, values] = part?.columns ?? [];
  if (options === null) return null;
  if (!(starts instanceof Int32Array && columns instanceof Int32Array && values instanceof Float32Array)) return null;
  const rows = new SparseRows(0);
  rows.starts = starts;
  rows.columns = columns;
  rows.values = values;
  rows.rows = starts.length - 1;
  return { rows, options };
}

function floats(part: SnapshotPart | undefined): Float32Array[] {
  return (part?.columns ?? []).filter((column) => column instanceof Float32Array);
}

/** Whether every list lies within the arena. */
function* fitsLists(columns: readonly Column[]): Generator<void, boolean, void> {
  const [arena, heads, sizeClass, free] = columns;
  if (!arena || !heads || !sizeClass || !free || heads.length !== 2 * sizeClass.length) return false;
  for (let list = 0; list < sizeClass.length; list += 1) {
    const at = heads[2 * list] as number;
    const count = heads[2 * list + 1] as number;
    if (count > 0 && (at < 0 || at + (1 << (sizeClass[list] as number)) > arena.length)) return false;
    if (list % listsPerSlice === listsPerSlice - 1) yield;
  }
  return true;
}

function fitsPatterns([patterns, counts]: readonly Column[]): boolean {
  return patterns instanceof Int32Array && counts instanceof Float32Array && counts.length === patterns.length * patternStride;
}

function refuse(what: string): Result<never> {
  return {
    ok: false,
    issues: [{ code: 'invalid_request', path: '', message: `The session model's snapshot ${what}; learn the log anew.` }],
  };
}
