import { pageOfDecision } from '@quen/engine';
import { ownProfileId } from '../../identity/profile-id.ts';
import type { AppendOutcome, CommitResult, NewEvent, StorageWrite } from '../storage.ts';
import { type EventRow, eventBody, isSamePayload, sourceCodes } from './event-row.ts';
import type { IdentityIndex } from './identity-index.ts';
import type { Database } from './open-database.ts';
import { nextText, type Write, type WriteResults, type Writes, type WriteValue } from './writer.ts';

/** A transaction by which log, projections and ledgers are written. One is planned when what became of the one before is known. */
export interface PlannedCommit {
  readonly writes: Writes;
  /** Says that the writes were done, which had these results. */
  done(results: WriteResults): DoneCommit;
  /** Says that none of them was, or that nobody knows. */
  failed(): void;
}

export interface DoneCommit extends Omit<CommitResult, 'durable'> {
  /** Other events under ids that are taken, still to be set aside. */
  readonly more: Writes;
}

/** A list of writes in the making. */
interface Draft extends Writes {
  readonly statements: Write[];
  readonly texts: string[];
}

/** Events to a statement, as many as there are: sixteen together cost two thirds of what they cost alone. */
const rowsAtOnce = [16, 8, 4, 2, 1] as const;

const insertInto = 'INSERT INTO events (message_id, source, identity, name, occurred_at, received_at, body) VALUES';
const row = '(?, ?, ?, ?, ?, ?, ?)';
const insertEvents = rowsAtOnce.map((rows) => `${insertInto} ${new Array(rows).fill(row).join(', ')} ON CONFLICT DO NOTHING`);
const setAside = 'INSERT INTO set_aside_events (position, received_at, event, identity, claimed) VALUES (?, ?, ?, ?, ?)';
const insertRejected =
  'INSERT INTO rejected_events (received_at, source, issues, identity, claimed, batch, is_cut, raw) VALUES (?, ?, ?, ?, ?, ?, ?, unhex(?))';
const upsertProfile =
  'INSERT INTO profiles (id, position, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET position = excluded.position, body = excluded.body';
const deleteProfile = 'DELETE FROM profiles WHERE id = ?';
const upsertLink =
  'INSERT INTO identity_links (identity, profile_id) VALUES (?, ?) ON CONFLICT (identity) DO UPDATE SET profile_id = excluded.profile_id';
const insertMerge =
  'INSERT INTO merges (position, at, kind, anonymous_id, user_id, from_profile, to_profile, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)';
const upsertCursor =
  'INSERT INTO cursors (projection, position) VALUES (?, ?) ON CONFLICT (projection) DO UPDATE SET position = excluded.position';
const insertDecision = 'INSERT INTO decisions (at, profile_id, body) VALUES (?, ?, ?)';
const insertDecisionId = 'INSERT OR REPLACE INTO decision_ids (decision_id, record) VALUES (?, (SELECT max(id) FROM decisions))';
const insertConsent = 'INSERT INTO consents (identity, body) VALUES (?, ?)';

/** @param database to look into for what is there already; who writes may be another connection to the same file */
export function createCommitPlanner(database: Database, identities: IdentityIndex): (write: StorageWrite) => PlannedCommit {
  const findEvent = database.prepare<[string, number], EventRow>('SELECT * FROM events WHERE message_id = ? AND source = ?');
  const selectHead = database.prepare<[], number | null>('SELECT max(position) FROM events').pluck();
  /** The newest position; all of them come from here. */
  let head: number | null = null;

  function find(event: NewEvent): EventRow {
    const first = findEvent.get(event.messageId, sourceCodes.indexOf(event.source));
    if (first === undefined) throw new Error('[storage] [sqlite] An event conflicts with one that is not there.');
    return first;
  }

  /** What became of each event, by the results of the statements they were in. */
  function readOutcomes(events: readonly NewEvent[], results: WriteResults, before: number, more: Draft): AppendOutcome[] {
    const outcomes: AppendOutcome[] = [];
    let newest = before;
    let nth = 0;
    for (const [, begin, end] of portions(events.length)) {
      const [changes, last] = results[nth++] ?? [0, 0];
      if (changes === end - begin) {
        for (let position = last - changes + 1; position <= last; position++) outcomes.push({ status: 'appended', position });
      } else {
        // Some were there before, or came twice: the first to be found at each new position is the one that was appended. Positions may have gaps then.
        const taken = new Set<number>();
        for (const event of events.slice(begin, end)) {
          const found = find(event);
          const isNew = found.position > newest && !taken.has(found.position);
          taken.add(found.position);
          outcomes.push(isNew ? { status: 'appended', position: found.position } : repeated(event, found, more));
        }
      }
      if (changes > 0) newest = last;
    }
    return outcomes;
  }

  return (write) => {
    const { events = [] } = write;
    const before = head ?? selectHead.get() ?? 0;
    const writes: Draft = { statements: [], texts: [] };
    addEvents(writes, events);
    writes.statements.push(...identities.catchUp(events.length));
    addOthers(writes, write);
    return {
      writes,
      done(results) {
        identities.committed(true);
        const more: Draft = { statements: [], texts: [] };
        const outcomes = readOutcomes(events, results, before, more);
        let newest = before;
        outcomes.forEach(({ status, position }, index) => {
          if (status !== 'appended') return;
          identities.appended(events[index]?.identity ?? '', position);
          newest = position;
        });
        head = newest;
        return { outcomes, head: newest, more };
      },
      failed: () => {
        head = null;
        identities.committed(false);
      },
    };
  };
}

/** An event that is there already: the same once more, or another one under its name, which is set aside. */
function repeated(event: NewEvent, first: EventRow, more: Draft): AppendOutcome {
  if (isSamePayload(event, first)) return { status: 'duplicate', position: first.position };
  const claimed = event.proof === 'claimed' ? `u:${event.userId}` : null;
  const body = text(more, { ...event, identity: undefined });
  add(more, setAside, [[first.position, event.receivedAtMs, body, event.identity, claimed]]);
  return { status: 'set_aside', position: first.position };
}

function add(draft: Draft, sql: string, runs: (readonly WriteValue[])[]): void {
  if (runs.length > 0) draft.statements.push([sql, ...runs]);
}

/** Something as JSON; to be asked in the order of the placeholders. */
function text({ texts }: Draft, value: object): typeof nextText {
  texts.push(JSON.stringify(value));
  return nextText;
}

/** Which events go into which of the statements: the first of a portion, and the one after its last. */
function* portions(count: number): Generator<readonly [sql: string, begin: number, end: number]> {
  let begin = 0;
  for (const [nth, rows] of rowsAtOnce.entries()) {
    for (; begin + rows <= count; begin += rows) yield [insertEvents[nth] ?? '', begin, begin + rows];
  }
}

function addEvents(draft: Draft, events: readonly NewEvent[]): void {
  for (const [sql, begin, end] of portions(events.length)) {
    const values: WriteValue[] = [];
    for (let index = begin; index < end; index++) {
      const event = events[index];
      if (event === undefined) continue;
      const source = sourceCodes.indexOf(event.source);
      const body = text(draft, eventBody(event));
      values.push(event.messageId, source, event.identity, event.name, event.occurredAtMs, event.receivedAtMs, body);
    }
    const before = draft.statements.at(-1);
    if (before?.[0] === sql) before.push(values);
    else add(draft, sql, [values]);
  }
}

function addOthers(draft: Draft, write: StorageWrite): void {
  const { rejected = [], removedProfiles = [], profiles = [], links = [], merges = [] } = write;
  const { cursors = {}, decisions = [], consents = [] } = write;
  const rejectedRuns = rejected.map((event) => [
    event.receivedAtMs,
    sourceCodes.indexOf(event.source),
    text(draft, event.issues),
    event.identity,
    event.claimed,
    text(draft, event.batch),
    event.isCut ? 1 : 0,
    Buffer.from(event.raw).toString('hex'),
  ]);
  add(draft, insertRejected, rejectedRuns);
  const idOnly = (id: string): WriteValue[] => [id];
  add(draft, deleteProfile, removedProfiles.map(idOnly));
  const profileRuns = profiles.map(({ profile, position }) => [profile.id, position, text(draft, profile)]);
  add(draft, upsertProfile, profileRuns);
  const linkRuns = links.map(({ identity, profileId }) => [identity, profileId]);
  add(draft, upsertLink, linkRuns);
  const mergeRuns = merges.map((merge) => [
    merge.position,
    merge.atMs,
    merge.kind,
    merge.anonymousId,
    merge.userId,
    merge.fromProfileId,
    merge.toProfileId,
    merge.reason ?? null,
  ]);
  add(draft, insertMerge, mergeRuns);
  add(draft, upsertCursor, Object.entries(cursors));
  for (const record of decisions) {
    // By the identity's own profile: it stays whose it is when what was merged is taken apart again.
    const { asked, profileId } = record;
    add(draft, insertDecision, [
      [record.atMs, asked === undefined ? profileId : ownProfileId(asked.identity), text(draft, record)],
    ]);
    add(draft, insertDecisionId, [...new Set(record.decisions.map(({ decisionId }) => pageOfDecision(decisionId)))].map(idOnly));
  }
  const consentRuns = consents.map(({ identity, ...record }) => [identity, text(draft, record)]);
  add(draft, insertConsent, consentRuns);
}
