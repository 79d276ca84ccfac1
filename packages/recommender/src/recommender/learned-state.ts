import type { Result } from '@quen/protocol';
import type { Column } from '../catalogue/grow.ts';
import { dumpCrowd, loadCrowd } from '../crowd/crowd-snapshot.ts';
import type { Visitor } from '../crowd/visitor-table.ts';
import { indexNames } from '../ids/id-table.ts';
import type { SessionModel } from '../session/session-model.ts';
import type { Knowledge } from './knowledge.ts';
import { readParts, readRows, type SnapshotPart, writeParts, writeRows } from './snapshot-format.ts';

/** Copies all that was learned and writes it; the copying happens before the first chunk. */
export function* writeState(
  knowledge: Knowledge,
  model: SessionModel,
  learnedPosition: number,
): Generator<Uint8Array, void, void> {
  const crowd = dumpCrowd(knowledge.crowd);
  const session = [...model.snapshot()];
  yield* writeParts(
    (function* parts(): Generator<SnapshotPart> {
      yield { name: 'recommender', meta: { learnedPosition }, columns: [] };
      yield { name: 'crowd', meta: crowd.meta, columns: crowd.columns };
      yield* writeRows('ids', crowd.ids);
      yield* writeRows('visitors', crowd.visitors);
      yield { name: 'session-model', meta: null, columns: session };
    })(),
  );
}

/**
 * Puts a written state in place of what is known, all at once after the last pause; the shelves are to be arranged after that.
 *
 * @returns the position it was learned up to.
 * @yields after about a millisecond's work.
 */
export function* readState(
  knowledge: Knowledge,
  model: SessionModel,
  chunks: Iterable<Uint8Array>,
): Generator<void, Result<number>, void> {
  const read = yield* readParts(chunks);
  if (!read.ok) return read;
  const parts = read.value;
  const learnedPosition = positionOf(parts.get('recommender')?.meta);
  const crowd = parts.get('crowd');
  const session = parts.get('session-model');
  if (learnedPosition === undefined || crowd === undefined || session === undefined) return refuse();
  const ids = readRows<string>(parts, 'ids');
  const indexById = yield* indexNames(ids, ids.length);
  // The session model goes first: it refuses without a change, and the crowd after it only if the bytes were made up.
  const restored = yield* model.restore(session.columns.filter((column: Column) => column instanceof Uint8Array));
  if (!restored.ok) return restored;
  const { meta, columns } = crowd;
  const state = { ids, indexById, visitors: readRows<Visitor>(parts, 'visitors'), meta, columns };
  if (!loadCrowd(knowledge.crowd, state)) return refuse();
  knowledge.relink();
  return { ok: true, value: learnedPosition };
}

function positionOf(meta: unknown): number | undefined {
  if (typeof meta !== 'object' || meta === null) return undefined;
  const { learnedPosition } = meta as { readonly learnedPosition?: unknown };
  return typeof learnedPosition === 'number' ? learnedPosition : undefined;
}

function refuse(): Result<never> {
  return { ok: false, issues: [{ code: 'invalid_request', path: '', message: 'The snapshot is broken; learn the log anew.' }] };
}
