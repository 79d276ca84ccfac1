import { pageOfDecision } from '@quen/engine';
import type { AppendOutcome, CommitResult, NewEvent, StorageWrite } from '../storage.ts';
import { type EventRow, isSamePayload, sourceCodes, writeEventBody } from './event-row.ts';
import type { Database } from './open-database.ts';

/** The one transaction by which log, projections and ledgers are written. */
export function prepareCommit(database: Database): (write: StorageWrite) => CommitResult {
  const insertEvent = database.prepare<[string, number, string, string, number, number, string]>(
    'INSERT INTO events (message_id, source, identity, name, occurred_at, received_at, body) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const findEvent = database.prepare<[string, number], EventRow>('SELECT * FROM events WHERE message_id = ? AND source = ?');
  const setAside = database.prepare('INSERT INTO set_aside_events (position, received_at, event) VALUES (?, ?, ?)');
  const insertRejected = database.prepare('INSERT INTO rejected_events (received_at, source, issues, raw) VALUES (?, ?, ?, ?)');
  const upsertProfile = database.prepare(
    'INSERT INTO profiles (id, position, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET position = excluded.position, body = excluded.body',
  );
  const deleteProfile = database.prepare('DELETE FROM profiles WHERE id = ?');
  const upsertLink = database.prepare(
    'INSERT INTO identity_links (identity, profile_id) VALUES (?, ?) ON CONFLICT (identity) DO UPDATE SET profile_id = excluded.profile_id',
  );
  const deleteLink = database.prepare('DELETE FROM identity_links WHERE identity = ?');
  const insertMerge = database.prepare(
    'INSERT INTO merges (position, at, kind, anonymous_id, user_id, from_profile, to_profile, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const upsertCursor = database.prepare(
    'INSERT INTO cursors (projection, position) VALUES (?, ?) ON CONFLICT (projection) DO UPDATE SET position = excluded.position',
  );
  const insertDecision = database.prepare('INSERT INTO decisions (at, profile_id, body) VALUES (?, ?, ?)');
  const insertDecisionId = database.prepare('INSERT OR REPLACE INTO decision_ids (decision_id, record) VALUES (?, ?)');
  const insertConsent = database.prepare('INSERT INTO consents (identity, body) VALUES (?, ?)');
  const selectHead = database.prepare<[], { head: number | null }>('SELECT max(position) AS head FROM events');

  function append(event: NewEvent): AppendOutcome {
    const source = sourceCodes.indexOf(event.source);
    const body = writeEventBody(event);
    const inserted = insertEvent.run(
      event.messageId,
      source,
      event.identity,
      event.name,
      event.occurredAtMs,
      event.receivedAtMs,
      body,
    );
    if (inserted.changes === 1) return { status: 'appended', position: Number(inserted.lastInsertRowid) };
    const first = findEvent.get(event.messageId, source);
    if (first === undefined) throw new Error('[storage] [sqlite] An event conflicts with one that is not there.');
    if (isSamePayload(event, first)) return { status: 'duplicate', position: first.position };
    setAside.run(first.position, event.receivedAtMs, JSON.stringify({ ...event, identity: undefined }));
    return { status: 'set_aside', position: first.position };
  }

  return database.transaction((write: StorageWrite): CommitResult => {
    const outcomes = (write.events ?? []).map(append);
    for (const event of write.rejected ?? []) {
      insertRejected.run(event.receivedAtMs, sourceCodes.indexOf(event.source), JSON.stringify(event.issues), event.raw);
    }
    for (const id of write.removedProfiles ?? []) deleteProfile.run(id);
    for (const { profile, position } of write.profiles ?? []) upsertProfile.run(profile.id, position, JSON.stringify(profile));
    for (const identity of write.removedLinks ?? []) deleteLink.run(identity);
    for (const link of write.links ?? []) upsertLink.run(link.identity, link.profileId);
    for (const merge of write.merges ?? []) {
      insertMerge.run(
        merge.position,
        merge.atMs,
        merge.kind,
        merge.anonymousId,
        merge.userId,
        merge.fromProfileId,
        merge.toProfileId,
        merge.reason ?? null,
      );
    }
    for (const [projection, position] of Object.entries(write.cursors ?? {})) upsertCursor.run(projection, position);
    for (const record of write.decisions ?? []) {
      const { lastInsertRowid } = insertDecision.run(record.atMs, record.profileId, JSON.stringify(record));
      const pages = new Set(record.decisions.map(({ decisionId }) => pageOfDecision(decisionId)));
      for (const page of pages) insertDecisionId.run(page, lastInsertRowid);
    }
    for (const { identity, ...record } of write.consents ?? []) insertConsent.run(identity, JSON.stringify(record));
    const last = outcomes.at(-1);
    const head = last?.status === 'appended' ? last.position : (selectHead.get()?.head ?? 0);
    return { outcomes, head };
  }).immediate;
}
