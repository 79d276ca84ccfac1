import type { Database } from './open-database.ts';
import { prepareWrites, type Write } from './writer.ts';

/**
 * Finds the events of an identity. The index of it in the database lags behind the log: what came since is in memory, and is put into the index in long
 * sorted runs, so that a page of it is written once for many events. Slices of a run go with the transactions that append.
 */
export interface IdentityIndex {
  /** Positions of the events of these identities up to a position, ascending. */
  positionsOf(identities: readonly string[], upTo: number): readonly number[];
  /** The newest of them, at most `limit`, newest first. */
  newestOf(identities: readonly string[], limit: number): readonly number[];
  /** Notes an event that a transaction which was committed appended. */
  appended(identity: string, position: number): void;
  /** What puts a slice of the run into the index, when so many events are appended that it is due. */
  catchUp(appending: number): readonly Write[];
  /** Says what became of the transaction that had the writes of {@link IdentityIndex.catchUp}. */
  committed(done: boolean): void;
  /** Puts everything into the index, in a transaction of its own. */
  settle(): void;
}

export interface IdentityIndexLengths {
  /** Events to a run. */
  readonly run: number;
  /** Events to a slice. */
  readonly slice: number;
}

/** A run is a few megabytes in memory, and a tenth of a second to find again at a start; a slice takes a millisecond or two. */
const usualLengths: IdentityIndexLengths = { run: 32_768, slice: 512 };
export const identityIndexCursor = 'event_identities';

// From the log, not from memory: what was deleted meanwhile is not brought back.
const insert = `INSERT OR IGNORE INTO event_identities
  SELECT identity, position FROM events WHERE position IN (SELECT value FROM json_each(?)) ORDER BY identity, position`;
const upsertCursor = `INSERT INTO cursors (projection, position) VALUES ('${identityIndexCursor}', ?)
  ON CONFLICT (projection) DO UPDATE SET position = excluded.position`;

/** Events of identities in memory, each with its positions, ascending. */
type Positions = Map<string, number[]>;

/** @param readOnly looks into the log for what is not in the index yet, since another process may be writing */
export function createIdentityIndex(
  database: Database,
  readOnly = false,
  lengths: IdentityIndexLengths = usualLengths,
): IdentityIndex {
  const selectIndexed = database
    .prepare<[string, number], number>(
      'SELECT position FROM event_identities WHERE identity IN (SELECT value FROM json_each(?)) AND position <= ?',
    )
    .pluck();
  const selectNewest = database
    .prepare<[string, number], number>(
      'SELECT position FROM event_identities WHERE identity IN (SELECT value FROM json_each(?)) ORDER BY position DESC LIMIT ?',
    )
    .pluck();
  const selectCursor = database
    .prepare<[], number>(`SELECT position FROM cursors WHERE projection = '${identityIndexCursor}'`)
    .pluck();
  const selectTail = database
    .prepare<[number], [string, number]>('SELECT identity, position FROM events WHERE position > ? ORDER BY position')
    .raw();
  const writeNow = prepareWrites(database);

  /** What came after the run. */
  let tail: Positions = new Map();
  let tailLength = 0;
  let newest = readCursor();
  /** What is being put into the index, up to `runEnd`, and what of it is still to be. */
  let run: Positions | null = null;
  let runEnd = 0;
  let left: string[] = [];
  /** How many of them the present transaction takes off; null when none has its turn. */
  let taken: number | null = null;
  let credit = 0;
  if (!readOnly) for (const [identity, position] of selectTail.all(newest)) appended(identity, position);

  function readCursor(): number {
    return selectCursor.get() ?? 0;
  }

  function appended(identity: string, position: number): void {
    const positions = tail.get(identity);
    if (positions === undefined) tail.set(identity, [position]);
    else positions.push(position);
    tailLength++;
    newest = position;
  }

  function beginRun(): void {
    run = tail;
    runEnd = newest;
    // From the end, which costs nothing to take off.
    left = [...tail.keys()].sort().reverse();
    tail = new Map();
    tailLength = 0;
  }

  function catchUp(events: number): readonly Write[] {
    credit += events;
    if (run === null && tailLength >= lengths.run) beginRun();
    if (run === null) credit = 0;
    else if (credit >= lengths.slice) return takeSlice(run, credit);
    return [];
  }

  function takeSlice(from: Positions, length: number): Write[] {
    const positions: number[] = [];
    let count = 0;
    while (positions.length < length && count < left.length) {
      count++;
      for (const position of from.get(left[left.length - count] ?? '') ?? []) positions.push(position);
    }
    taken = count;
    const writes: Write[] = [[insert, [JSON.stringify(positions)]]];
    if (count === left.length) writes.push([upsertCursor, [runEnd]]);
    return writes;
  }

  function committed(done: boolean): void {
    if (done && taken !== null) {
      left.length -= taken;
      credit = 0;
      if (left.length === 0) run = null;
    }
    taken = null;
  }

  function settle(): void {
    for (let turn = 0; turn < 2; turn++) {
      if (run === null && tailLength === 0) return;
      if (run === null) beginRun();
      try {
        if (run !== null) writeNow({ statements: takeSlice(run, Number.POSITIVE_INFINITY), texts: [] });
        committed(true);
      } catch (error) {
        committed(false);
        throw error;
      }
    }
  }

  function* unindexed(identities: readonly string[]): Generator<number> {
    if (readOnly) {
      const wanted = new Set(identities);
      for (const [identity, position] of selectTail.iterate(readCursor())) if (wanted.has(identity)) yield position;
      return;
    }
    for (const identity of identities) {
      yield* run?.get(identity) ?? [];
      yield* tail.get(identity) ?? [];
    }
  }

  return {
    positionsOf(identities, upTo) {
      const found = new Set(selectIndexed.all(JSON.stringify(identities), upTo));
      for (const position of unindexed(identities)) if (position <= upTo) found.add(position);
      return [...found].sort((a, b) => a - b);
    },
    newestOf(identities, limit) {
      const found = new Set(selectNewest.all(JSON.stringify(identities), limit));
      for (const position of unindexed(identities)) found.add(position);
      return [...found].sort((a, b) => b - a).slice(0, limit);
    },
    appended,
    catchUp,
    committed,
    settle,
  };
}
