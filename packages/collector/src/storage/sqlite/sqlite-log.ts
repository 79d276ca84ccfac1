import type { Issue, JsonObject } from '@quen/protocol';
import type { BatchFacts, EventLog, LogRange, RejectedEvent, SetAsideEvent, StoredEvent } from '../storage.ts';
import { type EventRow, type EventValues, eventColumns, readEventRow, readEventValues, sourceCodes } from './event-row.ts';
import type { IdentityIndex } from './identity-index.ts';
import { type LeanParameters, type LeanValues, leanColumns, leanParameters, readLeanEvent } from './lean-event.ts';
import type { Database } from './open-database.ts';

/** A row of `rejected_events`. */
export interface RejectedRow {
  readonly id: number;
  readonly received_at: number;
  readonly source: number;
  readonly issues: string;
  readonly identity: string | null;
  readonly claimed: string | null;
  /** Null in rows of before it was kept. */
  readonly batch: string | null;
  readonly is_cut: number;
  readonly raw: Uint8Array;
}
/** A row of `set_aside_events`. */
export interface SetAsideRow {
  readonly id: number;
  readonly position: number;
  readonly received_at: number;
  readonly event: string;
  readonly identity: string | null;
  readonly claimed: string | null;
}

export function createSqliteLog(database: Database, identityIndex: IdentityIndex): EventLog {
  const selectHead = database.prepare<[], { head: number | null }>('SELECT max(position) AS head FROM events');
  const selectCount = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM events');
  // Whole logs are read this way, and a row of bare values costs half of one with names.
  const selectPage = database
    .prepare<[number, number, number], EventValues>(
      `SELECT ${eventColumns} FROM events WHERE position > ? AND position <= ? AND identity NOT LIKE 'x:%' ORDER BY position LIMIT ?`,
    )
    .raw();
  const selectWholePage = database
    .prepare<[number, number, number], EventValues>(
      `SELECT ${eventColumns} FROM events WHERE position > ? AND position <= ? ORDER BY position LIMIT ?`,
    )
    .raw();
  const selectLean = database
    .prepare<[LeanParameters & { after: number; upTo: number; limit: number }], LeanValues>(
      `SELECT ${leanColumns} FROM events
       WHERE position > @after AND position <= @upTo AND identity NOT LIKE 'x:%' ORDER BY position LIMIT @limit`,
    )
    .raw();
  const selectNamed = database.prepare<[number, number, string], EventRow>(
    // The plus keeps the planner at the range of positions.
    'SELECT * FROM events WHERE position > ? AND position <= ? AND +name IN (SELECT value FROM json_each(?)) ORDER BY position',
  );
  const selectAt = database.prepare<[string], EventRow>(
    'SELECT * FROM events WHERE position IN (SELECT value FROM json_each(?)) ORDER BY position',
  );
  const selectRejected = database.prepare<[number, number], RejectedRow>(
    'SELECT * FROM rejected_events WHERE id < ? ORDER BY id DESC LIMIT ?',
  );

  function readAt(positions: readonly number[]): StoredEvent[] {
    return selectAt.all(JSON.stringify(positions)).map(readEventRow);
  }

  return {
    head: async () => selectHead.get()?.head ?? 0,
    count: async () => selectCount.get()?.count ?? 0,
    read: async ({ after, upTo = Number.MAX_SAFE_INTEGER, limit = 1000, erased }: LogRange): Promise<readonly StoredEvent[]> =>
      (erased === true ? selectWholePage : selectPage).all(after, upTo, limit).map(readEventValues),
    readLean: async ({ after, upTo = Number.MAX_SAFE_INTEGER, limit = 1000 }, look) =>
      selectLean.all({ after, upTo, limit, ...leanParameters(look) }).map(readLeanEvent),
    readNamed: async (names, { after, upTo }) => selectNamed.all(after, upTo, JSON.stringify(names)).map(readEventRow),
    readIdentities: async (identities, upTo) => readAt(identityIndex.positionsOf(identities, upTo)),
    readNewest: async (identities, limit) => readAt(identityIndex.newestOf(identities, limit)).reverse(),
    readRejected: async (limit, beforeId = Number.MAX_SAFE_INTEGER) => selectRejected.all(beforeId, limit).map(readRejectedRow),
  };
}

export function readRejectedRow(row: RejectedRow): RejectedEvent {
  const { id, identity, claimed, raw } = row;
  const issues: readonly Issue[] = JSON.parse(row.issues);
  const batch: BatchFacts = row.batch === null ? { provenUserId: null, consent: {} } : JSON.parse(row.batch);
  const source = sourceCodes[row.source] ?? 'system';
  return { id, receivedAtMs: row.received_at, source, issues, identity, claimed, batch, raw, isCut: row.is_cut !== 0 };
}

export function readSetAsideRow(row: SetAsideRow): SetAsideEvent {
  const { id, position, identity, claimed } = row;
  const event: JsonObject = JSON.parse(row.event);
  return { id, position, receivedAtMs: row.received_at, event, identity, claimed };
}
