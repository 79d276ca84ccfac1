import type { Result } from '@quen/protocol';
import type { Column } from '../catalogue/grow.ts';
import { dumpCrowd, loadCrowd } from '../crowd/crowd-snapshot.ts';
import type { SessionModel } from '../session/session-model.ts';
import type { Knowledge } from './knowledge.ts';
import { readParts, type SnapshotPart, writeParts } from './snapshot-format.ts';

/** What a session model needs to outlive the process. */
interface Lasting {
  snapshot(): Iterable<Uint8Array>;
  restore(chunks: Iterable<Uint8Array>): Result<unknown>;
}

type HistoryRow = [string, number, number, number];

/** Copies all that was learned and writes it; the copying happens before the first chunk. */
export function* writeState(
  knowledge: Knowledge,
  model: SessionModel,
  learnedPosition: number,
): Generator<Uint8Array, void, void> {
  const lasting = model as Partial<Lasting>;
  if (lasting.snapshot === undefined) return;
  const crowd = dumpCrowd(knowledge.crowd);
  const parts: SnapshotPart[] = [
    { name: 'recommender', meta: { learnedPosition, histories: knowledge.catalogue.dumpHistories() }, columns: [] },
    { name: 'crowd', meta: crowd.meta, columns: crowd.columns },
    { name: 'session-model', meta: null, columns: [...lasting.snapshot()] },
  ];
  yield* writeParts(parts);
}

/** Puts a written state in place of what is known; the position it was learned up to. */
export function readState(knowledge: Knowledge, model: SessionModel, chunks: Iterable<Uint8Array>): Result<number> {
  const read = readParts(chunks);
  if (!read.ok) return read;
  const own = read.value.get('recommender')?.meta;
  const crowd = read.value.get('crowd');
  const session = read.value.get('session-model');
  if (!isOwnMeta(own) || crowd === undefined || session === undefined) return refuse();
  // The session model goes first: it refuses without a change, and the crowd then only if the bytes were made up.
  const restored = (model as Partial<Lasting>).restore?.(
    session.columns.filter((column: Column) => column instanceof Uint8Array),
  );
  if (restored?.ok !== true) return restored ?? refuse();
  if (!loadCrowd(knowledge.crowd, crowd)) return refuse();
  knowledge.catalogue.loadHistories(own.histories);
  knowledge.relink();
  return { ok: true, value: own.learnedPosition };
}

function isOwnMeta(meta: unknown): meta is { readonly learnedPosition: number; readonly histories: HistoryRow[] } {
  if (typeof meta !== 'object' || meta === null) return false;
  const { learnedPosition, histories } = meta as { readonly learnedPosition?: unknown; readonly histories?: unknown };
  return typeof learnedPosition === 'number' && Array.isArray(histories);
}

function refuse(): Result<never> {
  return { ok: false, issues: [{ code: 'invalid_request', path: '', message: 'The snapshot is broken; learn the log anew.' }] };
}
